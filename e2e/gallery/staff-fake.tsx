/** A teacher's lesson of 22 children over a fake classroom. */
import { StaffLesson } from '@/components/classroom/staff/staff-lesson';
import type { ClassroomSnapshot } from '@/lib/classroom/client/classroom';
import type { MediaSnapshot } from '@/lib/classroom/client/media';
import type { LessonFacts, SeatView } from '@/lib/classroom/schema';
import { animals, badges } from '@/lib/shared/signs';
import { fakeClassroom } from '@/lib/testing/fake-classroom';

const names =
  'Emil Lea Can Yara Ole Tom Rosa Mia Ada Ben Elif Ida Jonas Mats Nele Samir Zoe Karim Lina Oskar Paula Juri Noah Mila';
export const roster = names.split(' ').map((name, at) => ({
  name,
  animal: animals[(at * 5 + 5) % animals.length] ?? 'fox',
  badge: badges[(at + Math.floor(at / 12)) % badges.length] ?? 'sun',
}));
export const adult = (number: number, role: 'teacher' | 'coteacher', name: string): SeatView => ({
  number,
  role,
  state: 'admitted',
  via: 'account',
  name,
  marked: false,
  request: false,
  online: true,
  mediaIdentity: `m${number}`,
});
export const seats: readonly SeatView[] = [
  adult(1, 'teacher', 'Frau Kaya'),
  adult(2, 'coteacher', 'Herr Blum'),
  ...roster.slice(0, 22).map((sign, at): SeatView => ({
    ...adult(at + 3, 'teacher', sign.name),
    ...sign,
    role: 'pupil',
    via: 'card',
    online: at !== 6,
  })),
];
export const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
const people: MediaSnapshot['people'] = new Map(
  seats.map(({ mediaIdentity, number }) => [
    mediaIdentity,
    { camera: null, screen: null, microphoneOn: number === 7, speaking: number === 7 },
  ]),
);
export const numbers = seats.filter(({ role }) => role === 'pupil').map(({ number }) => number);
export const hand = (number: number, seconds: number, turn = false) => ({
  number,
  since: ago(seconds),
  turn,
  first: true,
});
export const base = (): Partial<LessonFacts> => ({
  lesson: {
    lessonId: 'l',
    title: 'Mathe',
    className: '2a',
    kind: 'class',
    grade: '3-4',
    startsAt: ago(600),
    endsAt: ago(-2400),
    state: 'live',
    teacherName: 'Frau Kaya',
    media: true,
    me: { number: 1, role: 'teacher', state: 'admitted' },
  },
  seats,
  hands: [hand(4, 40), hand(5, 22), hand(6, 5)],
  turns: { order: 'queue', closes: true, undo: null, spoken: [{ number: 5, times: 2 }] },
  help: [{ number: 3, kind: 'no-sound', since: ago(20), answer: null }],
  room: { doorLocked: false, stage: 'children', childCamera: 'teacher', cameras: [] },
  mode: 'talk',
  attention: { quietAt: null, eyesUntil: null, gallery: false, spotlight: null, voice: null },
  noise: { on: false, level: null },
  signals: [],
  chat: { mode: 'closed', paused: false, slowSeconds: 0, mayWrite: true, messages: [] },
  deeds: [],
});
export const poll: NonNullable<LessonFacts['poll']> = {
  pollId: 'p',
  template: 'abcd',
  question: null,
  answers: [{}, {}, {}, {}],
  multiple: false,
  anonymous: true,
  quiz: false,
  open: true,
  shown: false,
  openedAt: ago(20),
  mine: [],
  counts: [9, 4, 2, 1],
  right: null,
  answered: numbers.slice(0, 16),
  missing: numbers.slice(16),
  votes: [],
};
export const draw: NonNullable<LessonFacts['draw']> = {
  phase: 'shown',
  shownAt: ago(1),
  number: 8,
  joker: true,
  left: 14,
  canUndo: true,
};

type Later = Partial<LessonFacts>;
export function Staff({
  facts,
  later,
  media,
  snapshot,
  refuses,
  name = '2a · Mathe',
  roster: children = roster,
}: {
  readonly facts?: Later;
  readonly later?: Later;
  readonly media?: Partial<MediaSnapshot>;
  readonly snapshot?: Partial<ClassroomSnapshot>;
  /** The server says no to whatever is asked. */
  readonly refuses?: true;
  readonly name?: string;
  readonly roster?: typeof roster;
}) {
  const fake = fakeClassroom({
    facts: { ...base(), ...facts },
    media: {
      state: 'on',
      microphone: { type: 'on' },
      camera: { type: 'on' },
      screen: { type: 'off' },
      soundBlocked: false,
      ownCamera: null,
      people,
      ...media,
    },
    ...snapshot,
  });
  if (refuses) fake.answerWith({ ok: false, code: 'unavailable' });
  // What is news only when it comes: who has it, what another adult did.
  if (later) setTimeout(() => fake.change({ facts: { ...base(), ...facts, ...later } }), 50);
  return <StaffLesson classroom={fake.classroom} name={name} roster={children} over={() => null} />;
}
