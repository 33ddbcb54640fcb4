/** Every state a pupil's screen can be in, over a fake classroom. */
import { type ReactNode, useEffect, useState } from 'react';
import { AnimalScreen } from '@/components/door/animal-screen';
import { BadgeScreen } from '@/components/door/badge-screen';
import { HelloScreen } from '@/components/door/hello-screen';
import { MicCheckScreen } from '@/components/door/mic-check-screen';
import { PauseScreen, PictureCodeScreen } from '@/components/door/picture-code-screen';
import { NotMeScreen, SorryScreen } from '@/components/door/sorry-screen';
import { TakenScreen } from '@/components/door/taken-screen';
import { Breathe } from '@/components/classroom/pupil/bench/breathe';
import { Doodle } from '@/components/classroom/pupil/bench/doodle';
import { Practise } from '@/components/classroom/pupil/bench/practise';
import { LeaveScreen } from '@/components/classroom/pupil/leave-screen';
import { PupilClassroom } from '@/components/classroom/pupil/pupil-classroom';
import { AdultWords } from '@/components/shell/adult-words';
import type { ClassroomSnapshot } from '@/lib/classroom/client/classroom';
import type { DoorView, SorryReason } from '@/lib/classroom/client/door';
import type { MediaSnapshot, VideoHandle } from '@/lib/classroom/client/media';
import type { LessonFacts, SeatView } from '@/lib/classroom/schema';
import { animals, badges, type SignFace } from '@/lib/shared/signs';
import { fakeClassroom } from '@/lib/testing/fake-classroom';
import { adultFacts, guestFace, isForAdults } from './adult-facts';
import { orderFacts } from './order-states';
import { pollFacts } from './poll-facts';
import { tableFacts } from './table-facts';

const fox = { animal: 'fox', badge: 'sun' } as const;
const nothing = () => undefined;
const view: DoorView = {
  type: 'waiting',
  className: '2a',
  grade: '1-2',
  teacherName: 'Frau Kaya',
  startsAt: new Date(Date.now() + 3 * 3_600_000).toISOString(),
  lessonId: 'l',
  taken: [],
  signs: [],
};

const portrait = (skin: string, hair: string, room: string) =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 120" width="640" height="480"><rect width="160" height="120" fill="${room}"/><path d="M46 120c0-50 8-90 34-90s34 40 34 90z" fill="${hair}"/><path d="M40 120c2-24 16-34 40-34s38 10 40 34z" fill="#0B6E75"/><circle cx="80" cy="62" r="26" fill="${skin}"/><circle cx="71" cy="60" r="3"/><circle cx="89" cy="60" r="3"/><path d="M71 72q9 9 18 0" fill="none" stroke="#7a2d2d" stroke-width="3"/></svg>`)}`;
const video = (key: string, picture: string): VideoHandle => ({
  key,
  attach: (element) => {
    element.poster = picture;
    return () => undefined;
  },
});

const names = ['Lea', 'Can', 'Ole', 'Ada', 'Ben', 'Zoe', 'Tom', 'Ida', 'Max', 'Eva', 'Jan', 'Mia'];
const pupil = (number: number, more: Partial<SeatView> = {}): SeatView => ({
  number,
  role: 'pupil',
  state: 'admitted',
  via: 'card',
  animal: animals[(number * 5 + 1) % 12] ?? 'frog',
  badge: badges[number % 4] ?? 'sun',
  name: names[(number - 3) % names.length] ?? 'Kim',
  marked: false,
  request: false,
  online: true,
  mediaIdentity: `m${number}`,
  ...more,
});
const seats = (consent: 'yes' | 'no'): SeatView[] => [
  {
    number: 1,
    role: 'teacher',
    state: 'admitted',
    via: 'account',
    name: 'Frau Kaya',
    marked: false,
    request: false,
    online: true,
    mediaIdentity: 'm1',
  },
  pupil(2, { animal: 'fox', badge: 'sun', name: 'Mia', cameraConsent: consent }),
  ...Array.from({ length: 21 }, (_, index) => pupil(index + 3)),
];
const lesson = (grade: '1-2' | '3-4', state: SeatView['state'] = 'admitted'): LessonFacts['lesson'] => ({
  lessonId: 'l',
  title: 'Mathe',
  kind: 'class',
  className: '2a',
  grade,
  startsAt: new Date(Date.now() + 5 * 60_000).toISOString(),
  endsAt: new Date(Date.now() + 50 * 60_000).toISOString(),
  state: 'live',
  teacherName: 'Frau Kaya',
  media: true,
  me: { number: 2, role: 'pupil', state },
});
const board: LessonFacts['board'] = {
  boardId: 'b',
  epoch: 1,
  drawing: false,
  exceptions: [],
  pageId: 'page:p',
  clearedPageId: null,
};
const teacherMedia = {
  camera: video('t', portrait('#D29A68', '#2E211D', '#EFE3CF')),
  screen: null,
  microphoneOn: true,
  speaking: true,
};
const media = (more: Partial<MediaSnapshot> = {}): MediaSnapshot => ({
  state: 'on',
  microphone: { type: 'off' },
  camera: { type: 'off' },
  screen: { type: 'off' },
  soundBlocked: false,
  ownCamera: null,
  people: new Map([['m1', teacherMedia]]),
  ...more,
});
const allVideos = new Map([
  ['m1', teacherMedia],
  ...Array.from(
    { length: 21 },
    (_, i) =>
      [
        `m${i + 3}`,
        {
          camera: video(
            `p${i}`,
            portrait(
              ['#F0C8A0', '#8D5B3C', '#D29A68'][i % 3] ?? '#F0C8A0',
              ['#8B5A2B', '#222', '#E4C56A'][i % 3] ?? '#222',
              '#EDE1D3',
            ),
          ),
          screen: null,
          microphoneOn: false,
          speaking: false,
        },
      ] as const,
  ),
]);
const since = (n: number) => new Date(Date.UTC(2026, 10, 24, 7, n)).toISOString();

type Options = {
  readonly sign?: SignFace;
  readonly grade?: '1-2' | '3-4';
  readonly consent?: 'yes' | 'no';
  readonly facts?: Partial<LessonFacts>;
  readonly media?: Partial<MediaSnapshot>;
  readonly snapshot?: Partial<ClassroomSnapshot>;
  /** No device ever comes on. */
  readonly deaf?: true;
};

const calm: LessonFacts['attention'] = {
  quietAt: null,
  eyesUntil: null,
  gallery: false,
  spotlight: null,
  voice: null,
};

/** Something that happens while the child looks on. */
function Later({ then }: { readonly then: Partial<LessonFacts> }) {
  const [happened, setHappened] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setHappened(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return <Room facts={{ attention: calm, praise: null, ...(happened ? then : {}) }} />;
}

function Room({ sign = fox, grade = '3-4', consent = 'yes', facts, media: more, snapshot, deaf }: Options) {
  const { classroom } = fakeClassroom({
    facts: {
      lesson: lesson(grade),
      seats: seats(consent),
      hands: [{ number: 3, since: since(1), turn: false, first: true }],
      help: [],
      room: { doorLocked: false, stage: 'board', childCamera: 'teacher', cameras: [] },
      board,
      ...facts,
    },
    media: media(more),
    ...snapshot,
  });
  return (
    <PupilClassroom
      classroom={deaf ? { ...classroom, setMicrophone: () => Promise.resolve() } : classroom}
      sign={sign}
      onLeave={nothing}
      onGone={nothing}
      onTakeBack={nothing}
    />
  );
}

const benchFacts = (more: Partial<LessonFacts['bench']> = {}): LessonFacts['bench'] => ({
  waiting: [
    { ...fox, me: true },
    { animal: 'frog', badge: 'lagoon', me: false },
    { animal: 'cat', badge: 'plum', me: false },
    { animal: 'elephant', badge: 'coral', me: false },
  ],
  wavedAt: null,
  teacherName: 'Frau Kaya',
  startsAt: new Date(Date.now() + 5 * 60_000).toISOString(),
  doorOpen: false,
  ...more,
});
const bench = (more: Partial<LessonFacts['bench']> = {}) => (
  <Room facts={{ lesson: lesson('1-2', 'bench'), bench: benchFacts(more) }} />
);
const meeting = (state: SeatView['state'] = 'admitted', more: Options = {}) => (
  <AdultWords>
    <Room
      {...more}
      sign={guestFace}
      facts={{
        ...adultFacts,
        lesson: { ...lesson('3-4', state), ...isForAdults },
        bench: benchFacts({ waiting: [{ ...guestFace, me: true }] }),
      }}
    />
  </AdultWords>
);
const sorry = (reason: SorryReason, withSign = true) => (
  <SorryScreen reason={reason} sign={withSign ? fox : null} view={view} onAgain={nothing} />
);
const silent = () => Promise.resolve({ close: nothing });
const hand2 = {
  hands: [
    { number: 3, since: since(1), turn: false, first: true },
    { number: 2, since: since(2), turn: false, first: true },
  ],
};
const turn = {
  hands: [
    { number: 2, since: since(0), turn: true, first: true },
    { number: 3, since: since(1), turn: false, first: true },
    { number: 4, since: since(2), turn: false, first: true },
  ],
};
const circle = {
  room: { doorLocked: false, stage: 'children', childCamera: 'teacher', cameras: [] },
} as const;

export const states: Readonly<Record<string, () => ReactNode>> = {
  hello: () => <HelloScreen sign={fox} onGo={nothing} onNotMe={nothing} onLeave={nothing} />,
  'hello-turtle': () => (
    <HelloScreen
      sign={{ animal: 'turtle', badge: 'coral' }}
      onGo={nothing}
      onNotMe={nothing}
      onLeave={nothing}
    />
  ),
  animal: () => <AnimalScreen signs={[]} onChoose={nothing} onLeave={nothing} />,
  'animal-some': () => (
    <AnimalScreen signs={[fox, { animal: 'frog', badge: 'sun' }]} onChoose={nothing} onLeave={nothing} />
  ),
  badge: () => <BadgeScreen animal="fox" signs={[]} onChoose={nothing} onBack={nothing} />,
  taken: () => <TakenScreen sign={fox} onYes={nothing} onNo={nothing} />,
  'not-me': () => <NotMeScreen sign={fox} teacherName="Frau Kaya" onBack={nothing} />,
  code: () => <PictureCodeScreen wrong={false} onCode={nothing} />,
  'code-wrong': () => <PictureCodeScreen wrong onCode={nothing} />,
  'code-pause': () => <PauseScreen onOver={nothing} />,
  'mic-ask': () => <MicCheckScreen onDone={nothing} open={() => new Promise(nothing)} />,
  'mic-listen': () => <MicCheckScreen onDone={nothing} open={silent} />,
  'mic-heard': () => (
    <MicCheckScreen
      onDone={nothing}
      open={(level) => {
        for (let i = 0; i < 6; i += 1) level(0.7);
        return silent();
      }}
    />
  ),
  'mic-denied': () => <MicCheckScreen onDone={nothing} open={() => Promise.resolve('denied')} />,
  early: () => sorry('early'),
  none: () => sorry('none', false),
  over: () => sorry('over'),
  'card-old': () => sorry('card-old', false),
  'card-again': () => sorry('card-again', false),
  'too-many': () => sorry('too-many'),
  unavailable: () => sorry('unavailable'),
  refused: () => sorry('refused'),
  'old-device': () => sorry('old-device', false),
  bench: () => bench(),
  'bench-wave': () => bench({ wavedAt: new Date().toISOString() }),
  draw: () => <Doodle onBack={nothing} />,
  breathe: () => <Breathe onBack={nothing} />,
  practise: () => <Practise sign={fox} onBack={nothing} />,
  leave: () => <LeaveScreen sign={fox} onGo={nothing} onStay={nothing} />,
  'lesson-12': () => <Room grade="1-2" consent="no" />,
  'lesson-12-picture': () => <Room grade="1-2" />,
  'lesson-34': () => <Room media={{ microphone: { type: 'on' }, camera: { type: 'on' } }} />,
  'lesson-34-asleep': () => <Room consent="no" />,
  'lesson-circle': () => <Room grade="1-2" consent="no" facts={circle} />,
  'lesson-turn': () => <Room grade="1-2" consent="no" facts={{ ...circle, ...turn }} />,
  'lesson-turn-34': () => <Room facts={turn} />,
  'lesson-queue': () => <Room facts={hand2} />,
  'lesson-queue-12': () => <Room grade="1-2" consent="no" facts={hand2} />,
  'lesson-faces': () => (
    <Room
      facts={{ room: { doorLocked: false, stage: 'both', childCamera: 'class', cameras: [] } }}
      media={{ people: allVideos, microphone: { type: 'on' }, camera: { type: 'on' } }}
    />
  ),
  'lesson-bell': () => <Room media={{ soundBlocked: true }} />,
  'lesson-no-media': () => (
    <Room
      facts={{ lesson: { ...lesson('3-4'), media: false } }}
      media={{ state: 'off', people: new Map() }}
    />
  ),
  'lesson-denied': () => <Room media={{ microphone: { type: 'problem', reason: 'denied' } }} />,
  'lesson-help-sent': () => (
    <Room facts={{ help: [{ number: 2, kind: 'no-sound', since: since(0), answer: null }] }} />
  ),
  'lesson-help': () => <Room />,
  'lesson-camera': () => <Room />,
  'lesson-note': () => <Room consent="no" media={{ microphone: { type: 'problem', reason: 'denied' } }} />,
  'lesson-seen': () => (
    <Room
      media={{ camera: { type: 'on' }, ownCamera: video('me', portrait('#F0C8A0', '#C76B2B', '#E1ECFB')) }}
    />
  ),
  'lesson-leave': () => <Room />,
  'lesson-answer': () => (
    <Room facts={{ help: [{ number: 2, kind: 'no-sound', since: since(0), answer: 'coming' }] }} />
  ),
  ...Object.fromEntries(
    Object.entries(pollFacts).map(([name, poll]) => [name, () => <Room facts={{ poll }} />]),
  ),
  ...Object.fromEntries(
    Object.entries(orderFacts).map(([name, facts]) => [
      `order-${name}`,
      () => <Room facts={facts} media={name === 'gallery' ? { people: allVideos } : {}} />,
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(tableFacts).map(([name, facts]) => [`tables-${name}`, () => <Room facts={facts} />]),
  ),
  'order-timer-12': () => <Room grade="1-2" consent="no" facts={orderFacts['timer'] ?? {}} />,
  'order-eyes-12': () => <Room grade="1-2" consent="no" facts={orderFacts['eyes'] ?? {}} />,
  'order-own-turn': () => <Room facts={turn} media={{ microphone: { type: 'on' } }} />,
  'order-quiet': () => <Later then={{ attention: { ...calm, quietAt: since(30) } }} />,
  'order-praise': () => <Later then={{ praise: { id: 3, number: 2, at: since(30) } }} />,
  'trouble-missing': () => <Room deaf media={{ microphone: { type: 'problem', reason: 'missing' } }} />,
  'order-again': () => <Room media={{ invited: { microphone: true, camera: false } }} />,
  'tab-back': () => <Room />,
  'trouble-camera': () => <Room media={{ camera: { type: 'problem', reason: 'busy' } }} />,
  'net-lost': () => <Room snapshot={{ connection: { type: 'lost', since: Date.now() - 5_000 } }} />,
  'net-long': () => <Room snapshot={{ connection: { type: 'lost', since: Date.now() - 40_000 } }} />,
  'net-back': () => <Room snapshot={{ connection: { type: 'back' } }} />,
  'adults-bench': () => meeting('bench'),
  'adults-lesson': () => meeting('admitted', { media: { people: allVideos } }),
  'adults-chat': () => meeting(),
  'adults-help': () => meeting(),
  'adults-gate': () => meeting('admitted', { snapshot: { connection: { type: 'bye', reason: 'removed' } } }),
  two: () => <Room snapshot={{ connection: { type: 'bye', reason: 'moved' } }} />,
  gate: () => <Room snapshot={{ connection: { type: 'bye', reason: 'removed' } }} />,
  goodbye: () => <Room snapshot={{ connection: { type: 'bye', reason: 'ended' } }} />,
};
