// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { IntlProvider } from 'use-intl';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AssistGuest } from '@/components/assist/guest';
import assist from '@/lib/i18n/messages/de/assist.json';
import childViewWords from '@/lib/i18n/messages/de/child-view.json';
import staff from '@/lib/i18n/messages/de/staff.json';
import ui from '@/lib/i18n/messages/de/ui.json';
import { fakeClassroom } from '@/lib/testing/fake-classroom';
import { makeLiveState, seatNumbers } from '@/lib/testing/live-state';
import { RoomContext } from './room-context';
import { ViewMenu } from './view-menu';

vi.mock('@/components/assist/use-staff-links', () => ({
  useStaffLinks: () => ({ list: [], made: null, problem: null, busy: null, make: vi.fn(), revoke: vi.fn() }),
}));

let root: Root;
beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  HTMLElement.prototype.showPopover = vi.fn();
  HTMLElement.prototype.hidePopover = vi.fn();
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
  root = createRoot(document.body.appendChild(document.createElement('div')));
});
afterEach(() => {
  act(() => root.unmount());
  document.body.replaceChildren();
});

const lesson = {
  ...makeLiveState().lesson,
  me: { number: seatNumbers.teacher, role: 'teacher', state: 'admitted' },
} as const;
const room = {
  classroom: fakeClassroom().classroom,
  act: () => Promise.resolve({ ok: true as const, value: undefined }),
  isPending: () => false,
  wanted: () => undefined,
};

const shown: boolean[] = [];
const childView = { isOpen: false, show: (isOpen: boolean) => shown.push(isOpen) };

function show(isGuest: boolean): void {
  act(() =>
    root.render(
      <IntlProvider
        locale="de"
        timeZone="Europe/Berlin"
        messages={{ assist, childView: childViewWords, staff, ui }}
      >
        <AssistGuest value={isGuest}>
          <RoomContext value={room}>
            <ViewMenu facts={{ lesson }} childView={childView} />
          </RoomContext>
        </AssistGuest>
      </IntlProvider>,
    ),
  );
}
const button = (name: string) =>
  [...document.querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent) === name,
  );
const press = (name: string) => act(() => button(name)?.click());
const dialog = () => document.querySelector('dialog');

describe('on a narrow screen', () => {
  it('the links of a second adult open from the menu, and the focus is led back to it', () => {
    show(false);
    press('Wer sieht wen und mehr');
    press('Zweite Lehrkraft');
    expect(dialog()?.open).toBe(true);
    expect(dialog()?.textContent).toContain('Link zum Mitmachen');
    expect(document.activeElement).toBe(button('Wer sieht wen und mehr'));
    press('Schließen');
    expect(dialog()?.open).toBe(false);
  });

  it('every adult of the lesson may look at it as a child does, also who came by a link', () => {
    show(true);
    press('Wer sieht wen und mehr');
    const label = [...document.querySelectorAll('label')].find((one) =>
      one.textContent.startsWith('Kinderblick'),
    );
    act(() => label?.querySelector('input')?.click());
    expect(shown).toEqual([true]);
  });

  it('who came by a link makes none', () => {
    show(true);
    press('Wer sieht wen und mehr');
    expect(button('Zweite Lehrkraft')).toBeUndefined();
    expect(dialog()).toBeNull();
  });
});
