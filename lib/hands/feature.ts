/**
 * One queue of raised hands. A hand keeps its place over reloads and outages; giving the turn invites, it never opens a
 * microphone; the hand goes down when the child says that it is done, takes it down, or the next one is called.
 */
import { z } from 'zod';
import {
  intentRule,
  type Decision,
  type Feature,
  type FactRow,
  type LiveState,
  type Viewer,
} from '@/lib/classroom/feature';
import { pupilOnly, staffOnly } from '@/lib/classroom/permissions';
import type { LessonFacts } from '@/lib/classroom/schema';
import { ok, refuse } from '@/lib/shared/result';
import { isStaff } from '@/lib/shared/roles';
import {
  noRow,
  numbersOf,
  readRow,
  readSettings,
  readSpoken,
  readUndo,
  row,
  settings,
  slice,
  spoken,
  spokenRow,
  timesOf,
  undone,
  type Hand,
  type Settings,
  type Undo,
} from './rules';

const undoMs = 5_000;
/** Two taps, or two teachers', at the same moment call one child: nobody is skipped by accident. */
const oneCallMs = 500;
const nothing = z.strictObject({});
const target = z.strictObject({ number: z.number().int().positive() });

/** Asked for every microphone: one row, no queue. */
export const hasTurn = (state: LiveState, number: number): boolean => readRow(state, number)?.turn === true;

/** In the order in which they are called. Rows that do not parse are not hands. */
export function readHands(state: LiveState): LessonFacts['hands'] {
  const isFair = readSettings(state).order === 'fair';
  const rows = numbersOf(state).flatMap((number) => {
    const hand = state.seats.get(number)?.state === 'admitted' ? readRow(state, number) : undefined;
    return hand ? [{ number, ...hand, times: timesOf(state, number) }] : [];
  });
  return rows
    .sort((a, b) => (isFair ? a.times - b.times : 0) || a.since.localeCompare(b.since) || a.number - b.number)
    .map(({ times, ...hand }) => ({ ...hand, first: times === 0 }));
}

/** Also at the bench, where the hand of who is meant to come back waits: nobody comes back into a second turn. */
const onTurn = (state: LiveState): readonly Hand[] =>
  numbersOf(state).flatMap((number) => {
    const hand = readRow(state, number);
    return hand?.turn ? [{ number, ...hand }] : [];
  });

/** Remembers the queue for a few seconds. */
function keepUndo(state: LiveState, what: 'turn' | 'clear', now: Date): FactRow {
  const hands = readHands(state).map(({ number, since, turn }) => ({ number, since, turn }));
  const until = new Date(now.getTime() + undoMs).toISOString();
  return { slice: undone, key: '', value: { what, until, hands, spoken: readSpoken(state) } };
}

function giveTurn(state: LiveState, { number, since, turn }: Hand, now: Date): Decision {
  if (turn) return {};
  return {
    put: [
      row({ number, since, turn: true }),
      spokenRow(number, timesOf(state, number) + 1),
      keepUndo(state, 'turn', now),
    ],
    drop: onTurn(state).map((other) => noRow(other.number)), // who had the turn has spoken
  };
}

function isJustCalled(state: LiveState, now: Date): boolean {
  const kept = readUndo(state);
  return kept?.what === 'turn' && now.getTime() < Date.parse(kept.until) - undoMs + oneCallMs;
}

/** The queue as it was; hands that were raised since stay. */
function undo(state: LiveState, before: Undo): Decision {
  const here = before.hands.filter(({ number }) => state.seats.get(number)?.state === 'admitted');
  return {
    drop: [
      { slice: undone, key: '' },
      ...readSpoken(state).map(({ number }) => ({ slice: spoken, key: String(number) })),
    ],
    put: [
      ...onTurn(state).map((hand) => row({ ...hand, turn: false })),
      ...here.map(row),
      ...before.spoken.map(({ number, times }) => spokenRow(number, times)),
    ],
  };
}

function viewTurns(state: LiveState, viewer: Viewer): LessonFacts['turns'] | undefined {
  if (viewer.state !== 'admitted') return undefined;
  const now = readSettings(state);
  if (!isStaff(viewer.role)) return { ...now, undo: null, spoken: [] };
  const kept = readUndo(state);
  return { ...now, undo: kept ? { what: kept.what, until: kept.until } : null, spoken: readSpoken(state) };
}

const change = (state: LiveState, part: Partial<Settings>): Decision => ({
  put: [{ slice: settings, key: '', value: { ...readSettings(state), ...part } }],
});

export const handsFeature: Feature = {
  name: 'hands',
  seatSlices: [slice],
  intents: {
    'hands.raise': intentRule({
      schema: nothing,
      may: pupilOnly,
      // Raising a raised hand changes nothing: a repeated intent does not lose the place in the queue.
      decide: ({ state, actor: { number }, now }) =>
        ok(readRow(state, number) ? {} : { put: [row({ number, since: now.toISOString(), turn: false })] }),
    }),
    'hands.lower': intentRule({
      schema: nothing,
      may: pupilOnly,
      decide: ({ actor }) => ok({ drop: [noRow(actor.number)] }),
    }),
    'hands.done': intentRule({
      schema: nothing,
      may: pupilOnly,
      decide: ({ state, actor }) => ok(hasTurn(state, actor.number) ? { drop: [noRow(actor.number)] } : {}),
    }),
    'hands.later': intentRule({
      schema: nothing,
      may: pupilOnly,
      decide: ({ state, actor: { number }, now }) =>
        hasTurn(state, number)
          ? ok({
              put: [
                row({ number, since: now.toISOString(), turn: false }),
                spokenRow(number, Math.max(0, timesOf(state, number) - 1)), // it did not speak
              ],
            })
          : refuse('not-now'),
    }),
    'hands.give-turn': intentRule({
      schema: target,
      may: staffOnly,
      counted: true,
      decide: ({ state, now }, { number }) => {
        const hand = readHands(state).find((one) => one.number === number);
        return hand ? ok(giveTurn(state, hand, now)) : refuse('not-found');
      },
    }),
    'hands.next': intentRule({
      schema: nothing,
      may: staffOnly,
      counted: true,
      decide: ({ state, now }) => {
        if (onTurn(state).length > 0 && isJustCalled(state, now)) return ok({});
        const next = readHands(state).find((hand) => !hand.turn);
        return next ? ok(giveTurn(state, next, now)) : refuse('not-now');
      },
    }),
    'hands.end-turn': intentRule({
      schema: nothing,
      may: staffOnly,
      decide: ({ state }) => ok({ drop: onTurn(state).map(({ number }) => noRow(number)) }),
    }),
    'hands.undo': intentRule({
      schema: nothing,
      may: staffOnly,
      decide: ({ state, now }) => {
        const before = readUndo(state);
        return before && Date.parse(before.until) > now.getTime()
          ? ok(undo(state, before))
          : refuse('not-now');
      },
    }),
    'hands.lower-one': intentRule({
      schema: target,
      may: staffOnly,
      decide: ({ state }, { number }) =>
        readHands(state).some((hand) => hand.number === number)
          ? ok({ drop: [noRow(number)] })
          : refuse('not-found'),
    }),
    'hands.lower-all': intentRule({
      schema: nothing,
      may: staffOnly,
      decide: ({ state, now }) => {
        const hands = readHands(state);
        if (hands.length === 0) return ok({});
        return ok({
          drop: numbersOf(state).map(noRow),
          put: [keepUndo(state, 'clear', now)],
        });
      },
    }),
    'hands.order': intentRule({
      schema: z.strictObject({ order: z.enum(['queue', 'fair']) }),
      may: staffOnly,
      decide: ({ state }, { order }) => ok(change(state, { order })),
    }),
    'hands.closes': intentRule({
      schema: z.strictObject({ on: z.boolean() }),
      may: staffOnly,
      decide: ({ state }, { on }) => ok(change(state, { closes: on })),
    }),
  },
  slices: {
    hands: {
      dependsOn: [slice, spoken, settings, 'seats'],
      view: (state, viewer) => (viewer.state === 'admitted' ? readHands(state) : undefined),
    },
    turns: { dependsOn: [settings, spoken, undone], view: viewTurns },
  },
  due: (state) => {
    const kept = readUndo(state);
    return kept ? new Date(kept.until) : null;
  },
  onDue: () => ({ drop: [{ slice: undone, key: '' }] }),
};
