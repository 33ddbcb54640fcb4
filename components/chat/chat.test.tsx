import { IntlProvider } from 'use-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { PupilAudioProvider } from '@/components/classroom/speech/audio-context';
import { RoomContext, type Room } from '@/components/classroom/staff/room-context';
import type { ChatFact } from '@/lib/chat/schema';
import { ok } from '@/lib/shared/result';
import { fakeClassroom } from '@/lib/testing/fake-classroom';
import chat from '@/lib/i18n/messages/de/chat.json';
import pupilChat from '@/lib/i18n/messages/de/pupil-chat.json';
import ui from '@/lib/i18n/messages/de/ui.json';
import { PupilChat } from './pupil-chat';
import { StaffChatPanel } from './staff-chat-panel';

const at = '2026-11-24T07:00:00.000Z';
const open: ChatFact = {
  mode: 'class',
  paused: false,
  slowSeconds: 0,
  mayWrite: true,
  messages: [
    { id: 'a', number: 3, at, to: 'class', text: 'Schau: https://example.org/bild.png <img src=x>' },
    { id: 'b', number: 4, at, to: 'class', text: null },
  ],
};
const words = { chat, pupilChat, ui };
const nameOf = (number: number) => `Kind ${number}`;

function asPupil(part: Partial<ChatFact> = {}): string {
  return renderToStaticMarkup(
    <IntlProvider locale="de" timeZone="Europe/Berlin" messages={words}>
      <PupilAudioProvider>
        <PupilChat
          chat={{ ...open, ...part }}
          me={3}
          nameOf={nameOf}
          teacherName="Frau Kaya"
          onSay={() => Promise.resolve(ok())}
        />
      </PupilAudioProvider>
    </IntlProvider>,
  );
}

function asStaff(part: Partial<ChatFact> = {}, grade: '1-2' | '3-4' = '3-4'): string {
  const { classroom } = fakeClassroom();
  const room: Room = {
    classroom,
    act: (type, body) => classroom.send(type, body),
    isPending: () => false,
    wanted: () => undefined,
  };
  return renderToStaticMarkup(
    <IntlProvider locale="de" timeZone="Europe/Berlin" messages={words}>
      <RoomContext value={room}>
        <StaffChatPanel chat={{ ...open, ...part }} nameOf={nameOf} onClose={() => undefined} grade={grade} />
      </RoomContext>
    </IntlProvider>,
  );
}

describe('what was written', () => {
  it.each([
    ['a child', asPupil],
    ['an adult', asStaff],
  ])('is letters for %s: no link to follow, no picture to fetch', (_who, show) => {
    const shown = show();
    expect(shown).toContain('https://example.org/bild.png &lt;img src=x&gt;');
    expect(shown).not.toMatch(/<a\b|<img\b/);
  });
});

describe('a child', () => {
  it('has a field only while it may write', () => {
    expect(asPupil().match(/<input/g)).toHaveLength(1);
    const paused = asPupil({ mayWrite: false, paused: true });
    expect(paused).not.toContain('<input');
    expect(paused).toContain('Pause. Jetzt nur lesen.');
  });

  it('chooses between all and the adults, and cannot where it writes to the adults alone', () => {
    expect(asPupil().match(/data-tap="chat\.(all|teacher)"/g)).toHaveLength(2);
    const only = asPupil({ mode: 'teacher' });
    expect(only).not.toContain('chat.all');
    expect(only).toContain('Schreib an Frau Kaya.');
  });
});

describe('an adult', () => {
  it('takes away what is still there, and finds the mode of the class', () => {
    const shown = asStaff();
    expect(shown).toContain('Löschen: Nachricht von Kind 3');
    expect(shown).not.toContain('Löschen: Nachricht von Kind 4');
  });

  it('writes to the adults alone while the chat is closed, and always in grades 1-2', () => {
    expect(asStaff({ mode: 'closed' })).toContain('An die Erwachsenen');
    const young = asStaff({ mode: 'closed' }, '1-2');
    expect(young).not.toContain('Nur an mich');
    expect(young).toContain('An die Erwachsenen');
  });
});
