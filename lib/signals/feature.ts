/** Zeichen: yes, no, done, clapping. One per child; all but "done" are over by themselves, so that a late joiner sees what is true now. */
import { z } from 'zod';
import { intentRule, type Feature, type FactRow, type LiveState } from '@/lib/classroom/feature';
import { pupilOnly, staffOnly } from '@/lib/classroom/permissions';
import { ok, refuse } from '@/lib/shared/result';
import { signalKinds, signalShownMs, type SignalFact } from './schema';

const slice = 'signals';
const undone = 'signals-undo';
const undoMs = 5_000;
const nothing = z.strictObject({});
const stored = z.object({ kind: z.enum(signalKinds), since: z.string() });
const storedUndo = z.object({
  until: z.string(),
  signals: z.array(z.object({ number: z.number(), ...stored.shape })),
});

/** Oldest first. */
export function readSignals(state: LiveState): readonly SignalFact[] {
  return [...(state.facts.get(slice) ?? [])]
    .flatMap(([key, value]) => {
      const signal = stored.safeParse(value);
      const isHere = state.seats.get(Number(key))?.state === 'admitted';
      return signal.success && isHere ? [{ number: Number(key), ...signal.data }] : [];
    })
    .sort((a, b) => a.since.localeCompare(b.since) || a.number - b.number);
}

const row = ({ number, kind, since }: SignalFact): FactRow => ({
  slice,
  key: String(number),
  value: { kind, since },
});
const noRow = (number: number) => ({ slice, key: String(number) });
const readUndo = (state: LiveState) => storedUndo.safeParse(state.facts.get(undone)?.get('')).data;

const isOver = (signal: SignalFact, now: Date): boolean => (endOf(signal) ?? Infinity) <= now.getTime();
const kindOf = (state: LiveState, number: number) =>
  stored.safeParse(state.facts.get(slice)?.get(String(number))).data?.kind;

/** When a signal is over; "done" stays until somebody clears it. */
function endOf({ kind, since }: SignalFact): number | null {
  return kind === 'done' ? null : Date.parse(since) + signalShownMs;
}

export const signalsFeature: Feature = {
  name: 'signals',
  seatSlices: [slice],
  intents: {
    'signals.show': intentRule({
      schema: z.strictObject({ kind: z.enum(signalKinds) }),
      may: pupilOnly,
      // "Done" said again keeps its place among those who are done; a new clap claps anew.
      decide: ({ state, actor: { number }, now }, { kind }) =>
        ok(
          kind === 'done' && kindOf(state, number) === kind
            ? {}
            : { put: [row({ number, kind, since: now.toISOString() })] },
        ),
    }),
    'signals.hide': intentRule({
      schema: nothing,
      may: pupilOnly,
      decide: ({ actor }) => ok({ drop: [noRow(actor.number)] }),
    }),
    'signals.clear': intentRule({
      schema: nothing,
      may: staffOnly,
      counted: true,
      decide: ({ state, now }) => {
        const signals = readSignals(state);
        if (signals.length === 0) return ok({});
        const until = new Date(now.getTime() + undoMs).toISOString();
        return ok({
          drop: [...(state.facts.get(slice)?.keys() ?? [])].map((key) => ({ slice, key })),
          put: [{ slice: undone, key: '', value: { until, signals } }],
        });
      },
    }),
    'signals.undo': intentRule({
      schema: nothing,
      may: staffOnly,
      decide: ({ state, now }) => {
        const before = readUndo(state);
        if (!before || Date.parse(before.until) <= now.getTime()) return refuse('not-now');
        const newer = new Set(readSignals(state).map(({ number }) => number));
        const back = before.signals.filter(
          (signal) =>
            state.seats.get(signal.number)?.state === 'admitted' &&
            !newer.has(signal.number) &&
            !isOver(signal, now),
        );
        return ok({ put: back.map(row), drop: [{ slice: undone, key: '' }] });
      },
    }),
  },
  slices: {
    signals: {
      dependsOn: [slice, 'seats'],
      view: (state, viewer) => (viewer.state === 'admitted' ? readSignals(state) : undefined),
    },
  },
  due: (state) => {
    const kept = readUndo(state);
    const ends = readSignals(state).flatMap((signal) => endOf(signal) ?? []);
    const times = [...ends, ...(kept ? [Date.parse(kept.until)] : [])];
    return times.length > 0 ? new Date(Math.min(...times)) : null;
  },
  onDue: (state, { now }) => {
    const kept = readUndo(state);
    const over = readSignals(state).filter((signal) => isOver(signal, now));
    return {
      drop: [
        ...over.map(({ number }) => noRow(number)),
        ...(kept && Date.parse(kept.until) <= now.getTime() ? [{ slice: undone, key: '' }] : []),
      ],
    };
  },
};
