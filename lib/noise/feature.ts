/**
 * The noise light. Each device measures for itself and tells one of three stages; the class sees one stage for all. No child's
 * stage is shown to anybody, and none is kept.
 */
import { z } from 'zod';
import { intentRule, type Feature, type LiveState } from '@/lib/classroom/feature';
import { pupilOnly, staffOnly } from '@/lib/classroom/permissions';
import { ok, refuse } from '@/lib/shared/result';
import { noiseLevels, type NoiseFact, type NoiseLevel } from './schema';

const light = 'noise-light';
/** Key: seat. Memory only. */
const reports = 'noise-reports';
const level = z.literal(noiseLevels);

const isLit = (state: LiveState): boolean => state.facts.get(light)?.has('') ?? false;

/** Fewer devices tell nothing: what one or two report would be the stage of a child. */
const reportersMin = 3;
/** One loud child alone does not light it. */
const loudMin = 2;

/** The stage that at least every third reporting device has reached. */
function readLevel(state: LiveState): NoiseLevel | null {
  const told = [...(state.facts.get(reports) ?? [])].flatMap(([key, value]) => {
    const seat = state.seats.get(Number(key));
    const parsed = level.safeParse(value);
    return parsed.success && seat?.state === 'admitted' && seat.online ? [parsed.data] : [];
  });
  const loudest = told.sort((one, other) => other - one);
  if (loudest.length < reportersMin) return null;
  return loudest[Math.max(loudMin, Math.ceil(loudest.length / 3)) - 1] ?? null;
}

export const noiseFeature: Feature = {
  name: 'noise',
  momentary: [reports],
  seatSlices: [reports],
  intents: {
    'noise.light': intentRule({
      schema: z.strictObject({ on: z.boolean() }),
      may: staffOnly,
      decide: ({ state }, { on }) => {
        const told = [...(state.facts.get(reports)?.keys() ?? [])].map((key) => ({ slice: reports, key }));
        return ok(
          on
            ? { put: [{ slice: light, key: '', value: { on } }] }
            : { drop: [{ slice: light, key: '' }, ...told] },
        );
      },
    }),
    'noise.report': intentRule({
      schema: z.strictObject({ level: level.nullable() }),
      may: pupilOnly,
      decide: ({ state, actor }, { level: told }) => {
        if (!isLit(state)) return refuse('not-now');
        const row = { slice: reports, key: String(actor.number) };
        if ((state.facts.get(reports)?.get(row.key) ?? null) === told) return ok({}); // nothing to compute anew
        return ok(told === null ? { drop: [row] } : { put: [{ ...row, value: told }] });
      },
    }),
  },
  slices: {
    noise: {
      dependsOn: [light, reports, 'seats'],
      view: (state, viewer): NoiseFact | undefined => {
        if (viewer.state !== 'admitted') return undefined;
        const on = isLit(state);
        return { on, level: on ? readLevel(state) : null };
      },
    },
  },
};
