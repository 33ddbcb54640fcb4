/** What simulated pupils want, out of nothing but what the server told them. Pure: the same seed and facts give the same pupil. */
import type { LessonFacts } from '@/lib/classroom/schema';
import { boardStream } from '@/lib/classroom/protocol';
import type { Habit, Span, Wish } from './schema';

export const habits: readonly Habit[] = [
  {
    name: 'Mia',
    animal: 'fox',
    badge: 'sun',
    answers: [1_500, 4_000],
    raises: [12_000, 40_000],
    draws: true,
    shows: ['clap', 'yes'],
  },
  {
    name: 'Can',
    animal: 'hare',
    badge: 'coral',
    answers: [3_000, 7_000],
    raises: [25_000, 70_000],
    postpones: true,
    shows: ['yes'],
  },
  {
    name: 'Ole',
    animal: 'bear',
    badge: 'lagoon',
    answers: [15_000, 25_000],
    raises: null,
    asksHelp: [40_000, 80_000],
    shows: [],
  },
  {
    name: 'Lea',
    animal: 'cat',
    badge: 'plum',
    answers: null,
    raises: [60_000, 120_000],
    draws: true,
    shows: ['no', 'clap'],
  },
  {
    name: 'Ada',
    animal: 'penguin',
    badge: 'sun',
    answers: [2_000, 6_000],
    raises: [30_000, 90_000],
    draws: true,
    shows: ['clap'],
  },
  {
    name: 'Ben',
    animal: 'lion',
    badge: 'coral',
    answers: [4_000, 9_000],
    raises: [40_000, 100_000],
    loses: [70_000, 120_000],
    shows: ['yes', 'no'],
  },
];

/** Hands of a demo class that are up at one time. */
const handsMax = 2;
const strokesMax = { board: 6, own: 4, table: 3 } as const;
const signalEvery: Span = [30_000, 80_000];
const strokeEvery: Span = [3_000, 8_000];

/** 0 <= x < 1 for a name, always the same for the same seed (FNV-1a, finished by murmur3's mixer). */
export function roll(seed: number, name: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (const char of name) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) >>> 0;
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

export const within = ([from, to]: Span, dice: number): number => Math.round(from + (to - from) * dice);

export type Seen = {
  readonly facts: Partial<LessonFacts>;
  /** Keys of what it has done. */
  readonly done: ReadonlySet<string>;
  readonly seed: number;
};

/** The class is protected, quiet, or looks at its teacher. */
export const isCalled = ({ protection, attention }: Partial<LessonFacts>): boolean =>
  Boolean(protection) || attention?.eyesUntil != null || attention?.quietAt != null;

/** All it wants at this moment. What is not among it any more is not done. */
export function wishesOf(habit: Habit, seen: Seen): readonly Wish[] {
  const { facts } = seen;
  const { lesson } = facts;
  if (lesson?.state !== 'live' || lesson.me.state !== 'admitted') return [];
  const net = lostNet(habit);
  // The class is called to rest: nobody does anything, but a tablet may lose the net at any time.
  if (isCalled(facts)) return net;
  const me = lesson.me.number;
  return [
    ...net,
    ...answer(habit, seen),
    ...handOf(habit, seen, me),
    ...joker(habit, seen, me),
    ...signals(habit, seen, me),
    ...help(habit, seen, me),
    ...choice(seen, me),
    ...strokes(habit, seen, me),
  ].filter(({ key }) => !seen.done.has(key));
}

/** How often something whose keys begin so was done: the next one has this number. */
const times = ({ done }: Seen, kind: string): number =>
  [...done].filter((key) => key.startsWith(kind)).length;

const intent = (
  key: string,
  after: Span,
  [name, body = {}]: readonly [string, Readonly<Record<string, unknown>>?],
): Wish => ({ key, after, deed: { type: 'intent', intent: name, body } });

const lostNet = ({ loses }: Habit): readonly Wish[] =>
  loses ? [{ key: 'net', after: loses, deed: { type: 'lose-net' } }] : [];

function answer({ answers }: Habit, { facts: { poll }, seed }: Seen): readonly Wish[] {
  if (!poll?.open || !answers || poll.mine.length > 0 || poll.answers.length === 0) return [];
  const at = Math.floor(roll(seed, `answer ${poll.openedAt}`) * poll.answers.length);
  return [intent(`poll ${poll.pollId}`, answers, ['poll.vote', { pollId: poll.pollId, choices: [at] }])];
}

function handOf(habit: Habit, seen: Seen, me: number): readonly Wish[] {
  const { hands = [], poll, draw } = seen.facts;
  const mine = hands.find(({ number }) => number === me);
  if (mine?.turn) {
    const isLater = habit.postpones === true && times(seen, 'later ') === 0;
    return isLater
      ? [intent(`later ${mine.since}`, [2_000, 4_000], ['hands.later'])]
      : [intent(`spoke ${mine.since}`, [6_000, 10_000], ['hands.done'])];
  }
  if (mine || !habit.raises || poll?.open || draw || hands.length >= handsMax) return [];
  return [intent(`hand ${times(seen, 'hand ')}`, habit.raises, ['hands.raise'])];
}

function joker({ postpones }: Habit, { facts: { draw } }: Seen, me: number): readonly Wish[] {
  if (!postpones || draw?.number !== me || !draw.joker) return [];
  return [intent(`joker ${draw.shownAt}`, [2_000, 4_000], ['draw.joker'])];
}

function signals({ shows }: Habit, seen: Seen, me: number): readonly Wish[] {
  const { signals: shown = [], mode, poll } = seen.facts;
  if (poll?.open || shown.some(({ number }) => number === me)) return [];
  if (mode === 'work') return [intent('signal done', [15_000, 45_000], ['signals.show', { kind: 'done' }])];
  const count = times(seen, 'signal ');
  const kind = shows[count % Math.max(1, shows.length)];
  return kind ? [intent(`signal ${count}`, signalEvery, ['signals.show', { kind }])] : [];
}

function help({ asksHelp }: Habit, { facts, done }: Seen, me: number): readonly Wish[] {
  if (!asksHelp) return [];
  const call = facts.help?.find(({ number }) => number === me);
  if (call?.answer) return [intent(`helped ${call.since}`, [3_000, 6_000], ['help.done'])];
  return call || done.has('help') ? [] : [intent('help', asksHelp, ['help.ask', { kind: 'not-understood' }])];
}

function choice({ facts: { tables }, seed }: Seen, me: number): readonly Wish[] {
  const now = tables?.now;
  if (!now?.choosing || now.mine !== null || now.tables.length === 0) return [];
  const at = Math.floor(roll(seed, `table ${now.since} ${me}`) * now.tables.length);
  const table = now.tables[at]?.table;
  return table === undefined
    ? []
    : [intent(`table ${now.since}`, [1_500, 6_000], ['tables.choose', { table }])];
}

/** One stroke after the other on whatever lies before it: its slate, its table's sheet, the class board. */
function strokes({ draws }: Habit, seen: Seen, me: number): readonly Wish[] {
  const { slates, tables, board, room, poll } = seen.facts;
  const next = (stream: number, pageId: string, max: number): readonly Wish[] => {
    const kind = `stroke ${stream} ${pageId} `;
    const at = times(seen, kind);
    return at < max
      ? [{ key: `${kind}${at}`, after: strokeEvery, deed: { type: 'stroke', stream, pageId, at } }]
      : [];
  };
  if (poll?.open) return [];
  if (slates?.out) return slates.mine === null ? [] : next(slates.mine, ownPage, strokesMax.own);
  const sheet = tables?.now?.mine ? tables.sheets.find(({ table }) => table === tables.now?.mine) : undefined;
  if (sheet) return draws ? next(sheet.stream, ownPage, strokesMax.table) : [];
  if (!draws || !board || room?.stage === 'children') return [];
  const own = board.exceptions.find(({ number }) => number === me);
  return (own?.drawing ?? board.drawing) ? next(boardStream, board.pageId, strokesMax.board) : [];
}

/** The page that every document begins with. */
const ownPage = 'page:page';
