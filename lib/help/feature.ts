/** Private help: one open signal per child, seen by staff and by the child alone, answered by a picture, never lost. */
import { z } from 'zod';
import { intentRule, type Feature, type LiveState } from '@/lib/classroom/feature';
import { pupilOnly, staffOnly } from '@/lib/classroom/permissions';
import { helpAnswers, helpKinds, type LessonFacts } from '@/lib/classroom/schema';
import { isStaff } from '@/lib/shared/roles';
import { ok, refuse } from '@/lib/shared/result';

const slice = 'help';
const stored = z.object({
  kind: z.enum(helpKinds),
  since: z.string(),
  answer: z.enum(helpAnswers).nullable(),
});

/** Oldest first. */
export function readHelp(state: LiveState): LessonFacts['help'] {
  const rows = [...(state.facts.get(slice) ?? [])].flatMap(([key, value]) => {
    const call = stored.safeParse(value);
    return call.success && state.seats.get(Number(key))?.state === 'admitted'
      ? [{ number: Number(key), ...call.data }]
      : [];
  });
  return rows.sort((a, b) => a.since.localeCompare(b.since) || a.number - b.number);
}

const callOf = (state: LiveState, number: number) => readHelp(state).find((call) => call.number === number);

export const helpFeature: Feature = {
  name: 'help',
  seatSlices: [slice],
  intents: {
    'help.ask': intentRule({
      schema: z.strictObject({ kind: z.enum(helpKinds) }),
      may: pupilOnly,
      decide: ({ state, actor, now }, { kind }) => {
        const since = callOf(state, actor.number)?.since ?? now.toISOString(); // asking again keeps the place
        return ok({ put: [{ slice, key: String(actor.number), value: { kind, since, answer: null } }] });
      },
    }),
    'help.done': intentRule({
      schema: z.strictObject({}),
      may: pupilOnly,
      decide: ({ actor }) => ok({ drop: [{ slice, key: String(actor.number) }] }),
    }),
    'help.answer': intentRule({
      schema: z.strictObject({ number: z.number().int().positive(), answer: z.enum(helpAnswers) }),
      may: staffOnly,
      decide: ({ state }, { number, answer }) => {
        const call = callOf(state, number);
        if (!call) return refuse('not-found');
        const value = { kind: call.kind, since: call.since, answer };
        return ok({ put: [{ slice, key: String(number), value }] });
      },
    }),
    'help.close': intentRule({
      schema: z.strictObject({ number: z.number().int().positive() }),
      may: staffOnly,
      decide: ({ state }, { number }) =>
        callOf(state, number) ? ok({ drop: [{ slice, key: String(number) }] }) : refuse('not-found'),
    }),
  },
  slices: {
    help: {
      dependsOn: [slice, 'seats'],
      perSeat: true,
      view: (state, viewer) => {
        if (viewer.state !== 'admitted') return undefined;
        const calls = readHelp(state);
        return isStaff(viewer.role) ? calls : calls.filter((call) => call.number === viewer.number);
      },
    },
  },
};
