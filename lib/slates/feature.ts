/** Slates in a lesson (lib/classroom/SPEC.md, SLATE): who has one, who sees it. What is on them travels as documents. */
import { z } from 'zod';
import { documentsSlice, findDocument } from '@/lib/classroom/documents/rules';
import {
  intentRule,
  type Decision,
  type Feature,
  type LiveSeat,
  type LiveState,
  type Viewer,
} from '@/lib/classroom/feature';
import { staffOnly } from '@/lib/classroom/permissions';
import { ok, refuse } from '@/lib/shared/result';
import { isStaff } from '@/lib/shared/roles';
import type { ShownSlate, SlatesFact } from './schema';

const slice = 'slates';
/** So often clean slates are handed out in one lesson: each time makes new documents. */
const roundsMax = 12;
const stored = z.object({
  out: z.boolean(),
  round: z.number().int().positive(),
  /** Of clean slates, the newest. */
  rounds: z.number().int().positive(),
  /** The round before clean ones came, as long as that can be taken back. */
  cleared: z.number().int().positive().nullable(),
  /** A slate's key, '' for all. */
  turned: z.object({ key: z.string(), signs: z.boolean() }).nullable(),
});
type Stored = z.infer<typeof stored>;
const initial: Stored = { out: false, round: 1, rounds: 1, cleared: null, turned: null };

function readStored(state: LiveState): Stored {
  const parsed = stored.safeParse(state.facts.get(slice)?.get(''));
  return parsed.success ? parsed.data : initial;
}

const put = (state: LiveState, change: Partial<Stored>): Decision => ({
  put: [{ slice, key: '', value: { ...readStored(state), ...change } }],
});

/** A child's slate of this round; the sign, so that a child that comes back by another device finds its own (SLATE-1). */
function keyOf({ signId, number }: LiveSeat, round: number): string {
  return `${round}.${signId ?? `seat-${number}`}`;
}

const childrenIn = (state: LiveState): readonly LiveSeat[] =>
  [...state.seats.values()].filter((seat) => seat.role === 'pupil' && seat.state === 'admitted');

/** Of this round and shown to the class at the moment (SLATE-3). */
function isTurned({ out, turned, round }: Stored, key: string): boolean {
  if (!out || !turned) return false;
  return turned.key === '' ? key.startsWith(`${round}.`) : turned.key === key;
}

const isOwn = (state: LiveState, seat: LiveSeat, key: string): boolean => {
  const { out, round } = readStored(state);
  return out && seat.role === 'pupil' && keyOf(seat, round) === key;
};

/** A child's row on the wall: its slate, once it is made. */
const slateOf = (state: LiveState, seat: LiveSeat) => {
  const found = findDocument(state, 'slate', keyOf(seat, readStored(state).round));
  return found ? [{ stream: found.stream, number: seat.number, id: found.boardId, key: found.key }] : [];
};

function viewSlates(state: LiveState, viewer: Viewer): SlatesFact | undefined {
  if (viewer.state !== 'admitted') return undefined;
  const now = readStored(state);
  const all = childrenIn(state).flatMap((seat) => slateOf(state, seat));
  const mine = now.out ? all.find(({ number }) => number === viewer.number) : undefined;
  const turned = all.filter(({ key }) => isTurned(now, key));
  const withSigns = isStaff(viewer.role) || now.turned?.signs === true;
  // Without signs the order must not tell either: ids are random.
  const shown: readonly ShownSlate[] = withSigns
    ? turned.map(({ stream, number }) => ({ stream, number }))
    : turned
        .toSorted((one, other) => (one.id < other.id ? -1 : 1))
        .map(({ stream }) => ({ stream, number: null }));
  return {
    out: now.out,
    mine: mine?.stream ?? null,
    turned:
      now.out && now.turned ? { all: now.turned.key === '', signs: now.turned.signs, slates: shown } : null,
    mayUndo: isStaff(viewer.role) && now.out && now.cleared !== null,
    wall: isStaff(viewer.role) ? all.map(({ stream, number }) => ({ stream, number })) : [],
  };
}

const nothing = z.strictObject({});

export const slatesFeature: Feature = {
  name: 'slates',
  intents: {
    'slates.hand-out': intentRule({
      schema: nothing,
      may: staffOnly,
      counted: true,
      decide: ({ state }) => ok(readStored(state).out ? {} : put(state, { out: true, turned: null })),
    }),
    'slates.collect': intentRule({
      schema: nothing,
      may: staffOnly,
      counted: true,
      decide: ({ state }) => ok(put(state, { out: false, turned: null, cleared: null })),
    }),
    'slates.turn': intentRule({
      schema: z.strictObject({
        number: z.number().int().positive().nullable(),
        on: z.boolean(),
        signs: z.boolean(),
      }),
      may: staffOnly,
      counted: true,
      decide: ({ state }, { number, on, signs }) => {
        const { out, round } = readStored(state);
        if (!out) return refuse('not-now');
        if (!on) return ok(put(state, { turned: null }));
        if (number === null) return ok(put(state, { turned: { key: '', signs } }));
        const seat = childrenIn(state).find((one) => one.number === number);
        return seat ? ok(put(state, { turned: { key: keyOf(seat, round), signs } })) : refuse('not-found');
      },
    }),
    'slates.clear': intentRule({
      schema: nothing,
      may: staffOnly,
      counted: true,
      decide: ({ state }) => {
        const { out, round, rounds } = readStored(state);
        if (!out || rounds >= roundsMax) return refuse('not-now');
        const next = rounds + 1;
        return ok(put(state, { round: next, rounds: next, cleared: round, turned: null }));
      },
    }),
    'slates.undo-clear': intentRule({
      schema: nothing,
      may: staffOnly,
      counted: true,
      decide: ({ state }) => {
        const { out, cleared } = readStored(state);
        return !out || cleared === null
          ? refuse('not-now')
          : ok(put(state, { round: cleared, cleared: null, turned: null }));
      },
    }),
  },
  slices: { [slice]: { dependsOn: [slice, 'seats', documentsSlice], perSeat: true, view: viewSlates } },
  documents: {
    kind: 'slate',
    dependsOn: [slice],
    wanted: (state) => {
      const { out, round } = readStored(state);
      return out ? childrenIn(state).map((seat) => keyOf(seat, round)) : [];
    },
    mayRead: (state, seat, key) => isOwn(state, seat, key) || isTurned(readStored(state), key),
    mayWrite: isOwn,
    secretKey: true,
  },
  // What is on a slate is for the teacher alone: while the class is shut nobody is shown one, and none is out.
  protection: { slices: [slice], shut: (state) => put(state, { out: false, turned: null }) },
};
