/**
 * One queue of raised hands. A hand keeps its place over reloads and outages; giving the turn invites, it never opens a
 * microphone; the hand goes down when the child says that it is done, or takes it down.
 */
import { z } from 'zod';
import { intentRule, type Feature, type LiveState } from '@/lib/classroom/feature';
import { pupilOnly, staffOnly } from '@/lib/classroom/permissions';
import { ok, refuse } from '@/lib/shared/result';
import type { LessonFacts } from '@/lib/classroom/schema';

const slice = 'hands';
const stored = z.object({ since: z.string(), turn: z.boolean() });
const nothing = z.strictObject({});
const target = z.strictObject({ number: z.number().int().positive() });

/** Oldest first. Rows that do not parse are not hands. */
export function readHands(state: LiveState): LessonFacts['hands'] {
  const rows = [...(state.facts.get(slice) ?? [])].flatMap(([key, value]) => {
    const hand = stored.safeParse(value);
    return hand.success && state.seats.get(Number(key))?.state === 'admitted'
      ? [{ number: Number(key), ...hand.data }]
      : [];
  });
  return rows.sort((a, b) => a.since.localeCompare(b.since) || a.number - b.number);
}

const handOf = (state: LiveState, number: number) => readHands(state).find((hand) => hand.number === number);
const row = (number: number, value: z.infer<typeof stored>) => ({ slice, key: String(number), value });
const noRow = (number: number) => ({ slice, key: String(number) });

export const handsFeature: Feature = {
  name: 'hands',
  intents: {
    'hands.raise': intentRule({
      schema: nothing,
      may: pupilOnly,
      // Raising a raised hand changes nothing: a repeated intent does not lose the place in the queue.
      decide: ({ state, actor, now }) =>
        handOf(state, actor.number)
          ? ok({})
          : ok({ put: [row(actor.number, { since: now.toISOString(), turn: false })] }),
    }),
    'hands.lower': intentRule({
      schema: nothing,
      may: pupilOnly,
      decide: ({ actor }) => ok({ drop: [noRow(actor.number)] }),
    }),
    'hands.later': intentRule({
      schema: nothing,
      may: pupilOnly,
      decide: ({ state, actor, now }) =>
        handOf(state, actor.number)?.turn
          ? ok({ put: [row(actor.number, { since: now.toISOString(), turn: false })] })
          : refuse('not-now'),
    }),
    'hands.give-turn': intentRule({
      schema: target,
      may: staffOnly,
      decide: ({ state }, { number }) => {
        const hand = handOf(state, number);
        if (!hand) return refuse('not-found');
        const others = readHands(state).filter((other) => other.turn && other.number !== number);
        return ok({
          put: [row(number, { since: hand.since, turn: true })],
          drop: others.map((other) => noRow(other.number)), // who had the turn has spoken
        });
      },
    }),
    'hands.lower-one': intentRule({
      schema: target,
      may: staffOnly,
      decide: ({ state }, { number }) =>
        handOf(state, number) ? ok({ drop: [noRow(number)] }) : refuse('not-found'),
    }),
    'hands.lower-all': intentRule({
      schema: nothing,
      may: staffOnly,
      decide: ({ state }) => ok({ drop: readHands(state).map((hand) => noRow(hand.number)) }),
    }),
  },
  slices: {
    hands: {
      dependsOn: [slice, 'seats'],
      view: (state, viewer) => (viewer.state === 'admitted' ? readHands(state) : undefined),
    },
  },
};
