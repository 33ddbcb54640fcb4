// @vitest-environment jsdom
import { act, type ReactElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { IntlProvider } from 'use-intl';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Body, RoomContext } from '@/components/classroom/staff/room-context';
import de from '@/lib/i18n/messages/de/strips.json';
import deUi from '@/lib/i18n/messages/de/ui.json';
import { saveStrip } from '@/lib/strips/actions';
import { newStep, readyStrip, type StripInput } from '@/lib/strips/rules';
import { ok } from '@/lib/shared/result';
import { fakeClassroom } from '@/lib/testing/fake-classroom';
import { StripBar } from './strip-bar';
import { StripForm } from './strip-form';

vi.mock('@/lib/strips/actions', () => ({ saveStrip: vi.fn(), loadLessonStrips: vi.fn() }));

let root: Root;
beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.mocked(saveStrip).mockReset().mockResolvedValue(ok());
  root = createRoot(document.body.appendChild(document.createElement('div')));
});
afterEach(() => {
  act(() => root.unmount());
  document.body.replaceChildren();
});

const button = (name: string) =>
  [...document.querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent) === name,
  );
const press = (name: string) => act(async () => Promise.resolve(button(name)?.click()));

function show(element: ReactElement, onWay: Body | undefined = undefined): void {
  const room = {
    classroom: fakeClassroom().classroom,
    act: () => Promise.resolve({ ok: true as const, value: undefined }),
    isPending: () => false,
    wanted: () => onWay,
  };
  act(() =>
    root.render(
      <IntlProvider locale="de" timeZone="Europe/Berlin" messages={{ strips: de, ui: deUi }}>
        <RoomContext value={room}>{element}</RoomContext>
      </IntlProvider>,
    ),
  );
}

describe('the one button of a strip', () => {
  const bar = (at: number | null, onGo: (to: number) => void = vi.fn()) => (
    <StripBar strip={{ steps: readyStrip, at, since: null }} lessonId="l" keyShortcut="w" onGo={onGo} />
  );

  it.each([
    [null, 'Weiter: Kreis', 0],
    [0, 'Weiter: Tafel', 1],
    [2, 'Weiter: Tschüss', 3],
  ])('at %s it is "%s"', async (at, name, to) => {
    const onGo = vi.fn();
    show(bar(at, onGo));
    await press(name);
    expect(onGo).toHaveBeenCalledExactlyOnceWith(to);
  });

  it('after the last step there is none, and any picture leads back', async () => {
    const onGo = vi.fn();
    show(bar(3, onGo));
    expect(document.body.textContent).not.toContain('Weiter');
    await press('Zu: Kreis');
    expect(onGo).toHaveBeenCalledExactlyOnceWith(0);
  });

  it('looks as it will before the server has answered', () => {
    show(bar(0), { at: 1 });
    expect(document.querySelector('[aria-current="step"]')?.getAttribute('aria-label')).toBe('Jetzt: Tafel');
    expect(button('Weiter: Tisch')).toBeDefined();
  });
});

describe('the form of a strip', () => {
  const saved = () => vi.mocked(saveStrip).mock.calls[0]?.[2] as StripInput | undefined;
  const kinds = () => saved()?.steps.map(({ kind }) => kind);
  const form = <StripForm classId="c" id={null} title="Montag" steps={readyStrip} onDone={vi.fn()} />;

  it('saves steps in the order they were moved to, without the one that was removed', async () => {
    show(form);
    await press('Schritt 2 nach hinten');
    await press('Schritt 1 weg');
    await press('Speichern');
    expect(kinds()).toEqual(['tables', 'board', 'bye']);
  });

  it('a new step and another kind bring what they usually set, the sand stays', async () => {
    show(form);
    await press('Schritt dazu');
    const group = document.querySelector('[aria-label="Schritt 2"]');
    await act(async () =>
      Promise.resolve(group?.querySelector<HTMLInputElement>('input[value="game"]')?.click()),
    );
    await press('Speichern');
    expect(kinds()).toEqual(['circle', 'game', 'tables', 'bye', 'board']);
    expect(saved()?.steps[1]).toEqual(newStep('game', { minutes: 15 }));
  });

  it('at most eight steps, at least one', async () => {
    show(form);
    for (let time = 0; time < 6; time += 1) await press('Schritt dazu');
    expect(document.querySelectorAll('[role="group"]')).toHaveLength(8);
    for (let time = 0; time < 9; time += 1) await press('Schritt 1 weg');
    expect(document.querySelectorAll('[role="group"]')).toHaveLength(1);
  });
});
