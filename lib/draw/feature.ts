/**
 * Auslosen: everybody thinks for three seconds, then one child is drawn, without replacement until all had their turn. Who it is
 * gets decided only when it is shown, so that nobody can know before. A child may pass once in a lesson.
 */
import { z } from 'zod';
import {
  intentRule,
  type Decision,
  type Feature,
  type LiveState,
  type Viewer,
} from '@/lib/classroom/feature';
import { pupilOnly, staffOnly } from '@/lib/classroom/permissions';
import { ok, refuse } from '@/lib/shared/result';
import { isStaff } from '@/lib/shared/roles';
import { thinkMs, type DrawFact } from './schema';

const slice = 'draw';
/** Key: seat; it was drawn in this round. */
const drawn = 'drawn';
/** Key: seat; it has passed once. */
const jokers = 'jokers';
const nothing = z.strictObject({});
const stored = z.object({
  phase: z.enum(['thinking', 'shown']),
  shownAt: z.string(),
  number: z.number().nullable(),
  /** Who has just passed, and is not asked again at once. */
  passed: z.number().nullable(),
});
type Stored = z.infer<typeof stored>;

const readStored = (state: LiveState): Stored | null =>
  stored.safeParse(state.facts.get(slice)?.get('')).data ?? null;
const has = (state: LiveState, name: string, number: number): boolean =>
  state.facts.get(name)?.has(String(number)) ?? false;

/** Children who are here at this moment. */
const present = (state: LiveState): readonly number[] =>
  [...state.seats.values()]
    .filter((seat) => seat.role === 'pupil' && seat.state === 'admitted' && seat.online)
    .map((seat) => seat.number);
const notYet = (state: LiveState): readonly number[] =>
  present(state).filter((number) => !has(state, drawn, number));

const put = (value: Stored) => ({ slice, key: '', value });
const think = (now: Date, passed: number | null): Stored => ({
  phase: 'thinking',
  shownAt: new Date(now.getTime() + thinkMs).toISOString(),
  number: null,
  passed,
});
const forgetRound = (state: LiveState) =>
  [...(state.facts.get(drawn)?.keys() ?? [])].map((key) => ({ slice: drawn, key }));

/** A new round begins when everybody who is here was drawn; who has just passed is not the one that is left. */
function reveal(state: LiveState, before: Stored, random: () => number): Decision {
  const waiting = notYet(state).filter((number) => number !== before.passed);
  const others = present(state).filter((number) => number !== before.passed);
  const isNewRound = waiting.length === 0 && (others.length > 0 || notYet(state).length === 0);
  const pot = [waiting, others, present(state)].find(({ length }) => length > 0) ?? [];
  const number = pot[Math.floor(random() * pot.length)];
  if (number === undefined) return { drop: [{ slice, key: '' }] };
  return {
    drop: isNewRound ? forgetRound(state) : [],
    put: [
      put({ ...before, phase: 'shown', number }),
      { slice: drawn, key: String(number), value: { at: before.shownAt } },
    ],
  };
}

function viewDraw(state: LiveState, viewer: Viewer): DrawFact | null | undefined {
  if (viewer.state !== 'admitted') return undefined;
  const now = readStored(state);
  if (!now) return null;
  const staff = isStaff(viewer.role);
  const isHere = now.number !== null && state.seats.get(now.number)?.state === 'admitted';
  const number = isHere ? now.number : null;
  return {
    phase: now.phase,
    shownAt: now.shownAt,
    number,
    joker: number !== null && (staff || number === viewer.number) && !has(state, jokers, number),
    left: staff ? notYet(state).length : 0,
    canUndo: staff && now.phase === 'shown',
  };
}

export const drawFeature: Feature = {
  name: 'draw',
  intents: {
    'draw.start': intentRule({
      schema: nothing,
      may: staffOnly,
      counted: true,
      decide: ({ state, now }) => {
        if (readStored(state)?.phase === 'thinking') return ok({}); // two taps, or two teachers: one draw
        return present(state).length === 0 ? refuse('not-now') : ok({ put: [put(think(now, null))] });
      },
    }),
    'draw.joker': intentRule({
      schema: nothing,
      may: pupilOnly,
      decide: ({ state, actor: { number }, now }) => {
        const shown = readStored(state);
        if (shown?.phase !== 'shown' || shown.number !== number || has(state, jokers, number)) {
          return refuse('not-now');
        }
        const key = String(number);
        return ok({
          drop: [{ slice: drawn, key }], // it was not its turn after all
          put: [put(think(now, number)), { slice: jokers, key, value: { at: now.toISOString() } }],
        });
      },
    }),
    'draw.close': intentRule({
      schema: nothing,
      may: staffOnly,
      decide: () => ok({ drop: [{ slice, key: '' }] }),
    }),
    'draw.undo': intentRule({
      schema: nothing,
      may: staffOnly,
      decide: ({ state }) => {
        const shown = readStored(state);
        if (shown?.phase !== 'shown') return refuse('not-now');
        return ok({
          drop: [
            { slice, key: '' },
            { slice: drawn, key: String(shown.number) },
          ],
        });
      },
    }),
    'draw.reset': intentRule({
      schema: nothing,
      may: staffOnly,
      decide: ({ state }) => ok({ drop: forgetRound(state) }),
    }),
  },
  slices: { draw: { dependsOn: [slice, drawn, jokers, 'seats'], perSeat: true, view: viewDraw } },
  due: (state) => {
    const now = readStored(state);
    return now?.phase === 'thinking' ? new Date(now.shownAt) : null;
  },
  onDue: (state, { random }) => {
    const now = readStored(state);
    return now ? reveal(state, now, random) : {};
  },
};
