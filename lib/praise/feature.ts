/** Lob: a sticker that flies once, to one child or to all. It is never stored, and a moment later nothing knows of it. */
import { z } from 'zod';
import { intentRule, type Feature, type LiveState } from '@/lib/classroom/feature';
import { staffOnly } from '@/lib/classroom/permissions';
import { ok, refuse } from '@/lib/shared/result';
import { isStaff } from '@/lib/shared/roles';
import type { PraiseFact } from './schema';

const slice = 'praise';
const shownMs = 4_000;
const stored = z.object({ id: z.number(), number: z.number().nullable(), at: z.string() });

const readPraise = (state: LiveState): PraiseFact | null =>
  stored.safeParse(state.facts.get(slice)?.get('')).data ?? null;

export const praiseFeature: Feature = {
  name: 'praise',
  momentary: [slice],
  intents: {
    'praise.give': intentRule({
      schema: z.strictObject({ number: z.number().int().positive().nullable() }),
      may: staffOnly,
      decide: ({ state, now }, { number }) => {
        const seat = number === null ? null : state.seats.get(number);
        if (seat !== null && (seat?.state !== 'admitted' || isStaff(seat.role))) return refuse('not-found');
        const id = Math.max(now.getTime(), (readPraise(state)?.id ?? 0) + 1); // two in one moment are two
        return ok({ put: [{ slice, key: '', value: { id, number, at: now.toISOString() } }] });
      },
    }),
  },
  slices: {
    praise: {
      dependsOn: [slice],
      perSeat: true,
      view: (state, viewer) => {
        if (viewer.state !== 'admitted') return undefined;
        const praise = readPraise(state);
        const isMine = praise?.number === null || praise?.number === viewer.number;
        return praise && (isStaff(viewer.role) || isMine) ? praise : null;
      },
    },
  },
  due: (state) => {
    const praise = readPraise(state);
    return praise && new Date(Date.parse(praise.at) + shownMs);
  },
  onDue: () => ({ drop: [{ slice, key: '' }] }),
};
