/** Every state of a teacher's lesson, and of the doors that lead there. */
import type { ReactNode } from 'react';
import { AssistPage } from '@/components/assist/assist-page';
import { StaffRoom } from '@/components/classroom/staff/staff-room';
import { AdultWords } from '@/components/shell/adult-words';
import type { LessonFacts, SeatView } from '@/lib/classroom/schema';
import { readyStrip } from '@/lib/strips/rules';
import { adultFacts, adultsWaiting, isForAdults } from './adult-facts';
import { adult, ago, base, draw, hand, numbers, poll, roster, seats, Staff } from './staff-fake';

const chat: NonNullable<LessonFacts['chat']> = {
  mode: 'class',
  paused: false,
  slowSeconds: 0,
  mayWrite: true,
  messages: [
    { id: 'a', number: 1, at: ago(240), to: 'class', text: 'Was habt ihr am Sonntag gemacht?' },
    {
      id: 'b',
      number: 4,
      at: ago(200),
      to: 'class',
      text: 'Ich war mit Oma im Zoo. Wir haben ganz lange die Pinguine angeschaut.',
    },
    { id: 'c', number: 6, at: ago(160), to: 'staff', text: 'Ich muss gleich zum Arzt.' },
    { id: 'd', number: 9, at: ago(90), to: 'class', text: null },
    { id: 'e', number: 2, at: ago(40), to: 'staff', text: 'Ich kümmere mich um Yara.' },
    { id: 'f', number: 12, at: ago(9), to: 'class', text: 'Wir haben Kuchen gebacken!' },
  ],
};
const meeting = (facts: Partial<LessonFacts> = {}) => (
  <AdultWords>
    <Staff
      roster={[]}
      name="2a · Elternabend"
      facts={{ ...lessonOf(isForAdults), ...stage('both'), ...adultFacts, ...facts }}
    />
  </AdultWords>
);
const waiting = (number: number, at: number, more: Partial<SeatView> = {}): SeatView => ({
  ...adult(number, 'teacher', roster[at]?.name ?? ''),
  ...roster[at],
  role: 'pupil',
  state: 'bench',
  via: 'link',
  ...more,
});
const bench = [
  ...seats,
  waiting(40, 22, { via: 'card' }),
  waiting(41, 23),
  waiting(42, 0, { request: true }),
  waiting(43, 5, { marked: true }),
];
const stage = (one: 'board' | 'both'): Partial<LessonFacts> => ({
  room: { doorLocked: false, stage: one, childCamera: 'teacher', cameras: [] },
  board: {
    boardId: 'b',
    epoch: 1,
    drawing: false,
    exceptions: [{ number: 4, drawing: true }],
    pageId: 'page:p',
    clearedPageId: null,
  },
});
const strip: NonNullable<LessonFacts['strip']> = {
  steps: readyStrip,
  at: 1,
  since: ago(60),
};
const lessonOf = (more: Partial<NonNullable<LessonFacts['lesson']>>): Partial<LessonFacts> => {
  const { lesson } = base();
  return lesson ? { lesson: { ...lesson, ...more } } : {};
};
/** The tab keeps the link, and has been in the lesson or not. */
const assist = (seatSecret: string | null = null) => {
  sessionStorage.setItem('kreide.assist', JSON.stringify({ linkSecret: 'link', seatSecret, name: '' }));
  return <AssistPage />;
};
const entry = (seat: string | null = null) => {
  if (seat) sessionStorage.setItem('kreide.staff-seat.l', seat);
  return <StaffRoom lessonId="l" className="2a" title="Mathe" roster={roster} />;
};

export const staffStates: Readonly<Record<string, () => ReactNode>> = {
  'staff-class': () => <Staff later={{ received: { type: 'mode.set', of: 22, have: 22, missing: [] } }} />,
  'staff-missing': () => (
    <Staff later={{ received: { type: 'attention.quiet', of: 22, have: 20, missing: [5, 9] } }} />
  ),
  'staff-eyes': () => (
    <Staff
      facts={{
        mode: 'listen',
        attention: { quietAt: null, eyesUntil: ago(-161), gallery: false, spotlight: null, voice: 1 },
      }}
    />
  ),
  'staff-timer': () => (
    <Staff
      facts={{
        mode: 'work',
        timer: { startedAt: ago(60), endsAt: ago(-120), over: false },
        noise: { on: true, level: 2 },
      }}
    />
  ),
  'staff-strip': () => (
    <Staff
      facts={{ ...stage('board'), strip, timer: { startedAt: ago(60), endsAt: ago(-620), over: false } }}
    />
  ),
  'staff-thinking': () => <Staff facts={{ draw: { ...draw, phase: 'thinking', number: null } }} />,
  'staff-drawn': () => <Staff facts={{ draw }} />,
  'staff-turn': () => <Staff facts={{ hands: [hand(4, 40, true), hand(5, 22)], help: [] }} />,
  'staff-signals': () => (
    <Staff
      facts={{
        hands: [],
        help: [],
        signals: numbers.slice(0, 17).map((number, at) => ({
          number,
          kind: (['done', 'yes', 'done', 'clap'] as const)[at % 4] ?? 'yes',
          since: ago(3),
        })),
      }}
    />
  ),
  'staff-poll': () => <Staff facts={{ poll, hands: [], help: [] }} />,
  'staff-results': () => (
    <Staff facts={{ poll: { ...poll, open: false, shown: true }, hands: [], help: [] }} />
  ),
  'staff-spotlight': () => (
    <Staff
      facts={{ attention: { quietAt: null, eyesUntil: null, gallery: false, spotlight: 9, voice: null } }}
    />
  ),
  'staff-gallery': () => (
    <Staff
      facts={{ attention: { quietAt: null, eyesUntil: null, gallery: true, spotlight: null, voice: null } }}
    />
  ),
  'staff-protected': () => <Staff facts={{ protection: { since: ago(4), by: 1 }, mode: null }} />,
  'staff-other-adult': () => (
    <Staff
      facts={{
        lesson: {
          ...(base().lesson as LessonFacts['lesson']),
          me: { number: 2, role: 'coteacher', state: 'admitted' },
        },
      }}
      later={{ deeds: [{ by: 1, type: 'attention.quiet', at: ago(0) }] }}
    />
  ),
  'staff-board': () => <Staff facts={stage('board')} />,
  'staff-both': () => <Staff facts={stage('both')} />,
  'staff-bench': () => <Staff facts={{ seats: bench, help: [] }} />,
  'staff-first': () => (
    <Staff facts={{ ...stage('board'), seats: seats.slice(0, 1), hands: [], help: [], mode: null }} />
  ),
  'staff-help': () => (
    <Staff
      facts={{
        help: [
          { number: 3, kind: 'no-sound', since: ago(80), answer: 'coming' },
          { number: 8, kind: 'must-go', since: ago(40), answer: null },
          { number: 11, kind: 'not-well', since: ago(8), answer: null },
        ],
      }}
    />
  ),
  'staff-child': () => <Staff />,
  'staff-child-sure': () => <Staff facts={{ hands: [] }} />,
  'staff-hands-more': () => <Staff />,
  'staff-view': () => <Staff />,
  'staff-time': () => <Staff facts={{ timer: { startedAt: ago(60), endsAt: ago(-120), over: false } }} />,
  'staff-timer-over': () => <Staff facts={{ timer: { startedAt: ago(180), endsAt: ago(0), over: true } }} />,
  'staff-absent': () => <Staff />,
  'staff-end': () => <Staff />,
  'staff-keys': () => <Staff />,
  'staff-ask': () => <Staff />,
  'staff-ask-own': () => <Staff />,
  'staff-ask-picture': () => <Staff />,
  'staff-poll-names': () => (
    <Staff
      facts={{
        poll: {
          ...poll,
          template: 'own',
          question: 'Was schwimmt?',
          answers: [
            { word: 'Korken', picture: 'cork' },
            { word: 'Stein', picture: 'stone' },
            { word: 'Blatt' },
          ],
          counts: [9, 4, 3],
          anonymous: false,
          quiz: true,
          right: [0, 2],
          votes: numbers.slice(0, 16).map((number, at) => ({ number, choices: [at % 3] })),
        },
        hands: [],
        help: [],
      }}
    />
  ),
  'staff-quiz-results': () => (
    <Staff
      facts={{
        poll: {
          ...poll,
          template: 'own',
          question: 'Welches Tier kann am längsten unter Wasser bleiben, ohne Luft zu holen?',
          answers: [
            { word: 'Schildkröte', picture: 'turtle' },
            { word: 'Pinguin', picture: 'penguin' },
            { word: 'Frosch' },
          ],
          counts: [12, 3, 7],
          open: false,
          shown: true,
          quiz: true,
          right: [0],
          answered: numbers,
          missing: [],
        },
        help: [],
      }}
    />
  ),
  'staff-chat-closed': () => <Staff facts={{ help: [] }} />,
  'staff-chat': () => <Staff facts={{ chat }} />,
  'staff-chat-slow': () => <Staff facts={{ chat: { ...chat, paused: true, slowSeconds: 30 }, help: [] }} />,
  'staff-chat-12': () => <Staff facts={{ ...lessonOf({ grade: '1-2' }), help: [] }} />,
  'staff-adults': () => meeting({ seats: adultsWaiting }),
  'staff-adults-chat': () => meeting(),
  'staff-adults-links': () => meeting(),
  'staff-links': () => <Staff />,
  'staff-links-made': () => <Staff />,
  'staff-links-none': () => <Staff />,
  'staff-locked': () => (
    <Staff facts={{ room: { doorLocked: true, stage: 'children', childCamera: 'off', cameras: [] } }} />
  ),
  'staff-undo': () => <Staff facts={{ help: [] }} />,
  'staff-refused': () => <Staff refuses />,
  'staff-lost': () => <Staff snapshot={{ connection: { type: 'lost', since: Date.now() - 5000 } }} />,
  'staff-back': () => <Staff snapshot={{ connection: { type: 'back' } }} />,
  'staff-bell': () => <Staff media={{ soundBlocked: true }} />,
  'staff-denied': () => <Staff media={{ microphone: { type: 'problem', reason: 'denied' } }} />,
  'staff-no-media': () => (
    <Staff facts={lessonOf({ media: false })} media={{ state: 'off', people: new Map() }} />
  ),
  'staff-unsaved': () => (
    <Staff facts={stage('board')} snapshot={{ board: { unsavedCount: 3, readOnly: true } }} />
  ),
  'entry-entering': () => entry(),
  'entry-moved': () => entry('kept'),
  'entry-ended': () => entry(),
  'entry-not-found': () => entry(),
  'entry-not-started': () => entry(),
  'entry-unavailable': () => entry(),
  'assist-opening': () => assist(),
  'assist-name': () => assist(),
  'assist-substitute': () => assist(),
  'assist-guest': () => assist(),
  'assist-bad-name': () => assist(),
  'assist-waiting': () => assist(),
  'assist-gone': () => assist(),
  'assist-too-many': () => assist(),
  'assist-unavailable': () => assist(),
  'assist-moved': () => assist('seat'),
  'assist-ended': () => assist('seat'),
};
