/**
 * "Klasse schützen": one intent shuts everything, another brings it back exactly. Each feature says what it shuts and which of
 * its rows come back (`Feature.protection`). Microphones and cameras are closed by the rights of each seat
 * (lib/classroom/seat/rules.ts) while the row is there, and nobody opens them again but their owners.
 */
import { z } from 'zod';
import {
  intentRule,
  mergeDecisions,
  type Decision,
  type FactRow,
  type Feature,
  type LiveState,
  type Viewer,
} from '@/lib/classroom/feature';
import { staffOnly } from '@/lib/classroom/permissions';
import type { LessonFacts } from '@/lib/classroom/schema';
import { ok } from '@/lib/shared/result';

const slice = 'protection';
const stored = z.object({
  since: z.string(),
  by: z.number(),
  /** What the protected slices held at that moment. Control only: no feature keeps words in them. */
  rows: z.array(z.object({ slice: z.string(), key: z.string(), value: z.unknown() })),
  /** Who was admitted then and waits at the bench now. */
  benched: z.array(z.number()),
});
type Stored = z.infer<typeof stored>;

function readStored(state: LiveState): Stored | null {
  const row = stored.safeParse(state.facts.get(slice)?.get(''));
  return row.success ? row.data : null;
}

export function readProtection(state: LiveState): LessonFacts['protection'] {
  const row = readStored(state);
  return row && { since: row.since, by: row.by };
}

/** Waits at the bench because the class is shut, and comes back with it. */
export const isShutOut = (
  state: LiveState,
  { number, state: own }: Pick<Viewer, 'number' | 'state'>,
): boolean => own === 'bench' && readStored(state)?.benched.includes(number) === true;

const rowsOf = (state: LiveState, name: string): readonly FactRow[] =>
  [...(state.facts.get(name) ?? [])].map(([key, value]) => ({ slice: name, key, value }));

/** Whoever came by the class link or the picture code: nobody vouches for them. */
const strangersOf = (state: LiveState): readonly number[] =>
  [...state.seats.values()]
    .filter((seat) => seat.role === 'pupil' && seat.state === 'admitted' && seat.via !== 'card')
    .map((seat) => seat.number);

/** @param parts the features that take part */
export function protectionFeature(parts: readonly Feature[]): Feature {
  const taking = parts.flatMap(({ protection }) => (protection ? [protection] : []));
  const slices = taking.flatMap((part) => part.slices);
  const ofSeats = new Set(parts.flatMap(({ seatSlices }) => seatSlices ?? []));

  function shut(state: LiveState, by: number, now: Date): Decision {
    const benched = strangersOf(state);
    const value: Stored = {
      since: now.toISOString(),
      by,
      rows: slices.flatMap((name) => rowsOf(state, name)),
      benched: [...benched],
    };
    return mergeDecisions([
      ...taking.map((part) => part.shut(state, now)),
      {
        put: [{ slice, key: '', value }],
        seats: benched.map((number) => ({ number, state: 'bench', keepsRows: true })),
      },
    ]);
  }

  function open(state: LiveState, { rows, benched }: Stored): Decision {
    const waiting = benched.filter((number) => state.seats.get(number)?.state === 'bench');
    const isHere = (key: string) =>
      state.seats.get(Number(key))?.state === 'admitted' || waiting.includes(Number(key));
    return {
      drop: [...slices.flatMap((name) => rowsOf(state, name)), { slice, key: '' }],
      // A child that left or was sent away meanwhile took its rows along: they do not come back without it.
      put: rows.filter((row) => row.key === '' || !ofSeats.has(row.slice) || isHere(row.key)),
      seats: waiting.map((number) => ({ number, state: 'admitted' })),
    };
  }

  return {
    name: 'protection',
    intents: {
      'protection.shut': intentRule({
        schema: z.strictObject({}),
        may: staffOnly,
        counted: true,
        // A second tap, or a second teacher's, must not overwrite what is to come back.
        decide: ({ state, actor, now }) => ok(readStored(state) ? {} : shut(state, actor.number, now)),
      }),
      'protection.open': intentRule({
        schema: z.strictObject({}),
        may: staffOnly,
        counted: true,
        decide: ({ state }) => {
          const before = readStored(state);
          return ok(before ? open(state, before) : {});
        },
      }),
    },
    slices: {
      protection: {
        dependsOn: [slice],
        view: (state, viewer) => (viewer.state === 'admitted' ? readProtection(state) : undefined),
      },
    },
  };
}
