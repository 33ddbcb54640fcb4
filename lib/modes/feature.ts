/**
 * Zuhören, Reden, Arbeiten, Spielen: one tap sets what the class may do. The mode itself is one row; every other feature says
 * by `onMode` what it does about it, so that nothing here knows boards or hands.
 */
import { z } from 'zod';
import {
  intentRule,
  mergeDecisions,
  type FactRow,
  type Feature,
  type LiveState,
} from '@/lib/classroom/feature';
import { staffOnly } from '@/lib/classroom/permissions';
import { workModes, type WorkMode } from '@/lib/classroom/schema';
import { ok } from '@/lib/shared/result';

/** When the class changed its mode, for the minutes of the lesson. */
const logSlice = 'mode-log';
const changesMax = 60;
const log = z.object({ changes: z.array(z.object({ mode: z.enum(workModes).nullable(), at: z.string() })) });

function readLog(state: LiveState): z.infer<typeof log>['changes'] {
  return log.safeParse(state.facts.get(logSlice)?.get('')).data?.changes ?? [];
}

/** The row with one more change; a mode chosen again is none, and after so many the rest stays unsaid. */
function logged(state: LiveState, mode: WorkMode | null, now: Date): FactRow {
  const before = readLog(state);
  const isNew = (before.at(-1)?.mode ?? null) !== mode && before.length < changesMax;
  const changes = isNew ? [...before, { mode, at: now.toISOString() }] : before;
  return { slice: logSlice, key: '', value: { changes } };
}

const slice = 'mode';
const stored = z.object({ mode: z.enum(workModes) });

/** Null until a teacher chose one: then nothing is closed but what was closed by itself. */
export function readMode(state: LiveState): WorkMode | null {
  const row = stored.safeParse(state.facts.get(slice)?.get(''));
  return row.success ? row.data.mode : null;
}

/** @param parts the features that are told */
export function modesFeature(parts: readonly Feature[]): Feature {
  return {
    name: 'modes',
    intents: {
      'mode.set': intentRule({
        schema: z.strictObject({ mode: z.enum(workModes).nullable() }),
        may: staffOnly,
        counted: true,
        decide: ({ state, now }, { mode }) => {
          const row = logged(state, mode, now);
          if (mode === null) return ok({ drop: [{ slice, key: '' }], put: [row] });
          const told = parts.flatMap(({ onMode }) => (onMode ? [onMode(state, mode, now)] : []));
          return ok(mergeDecisions([...told, { put: [{ slice, key: '', value: { mode } }, row] }]));
        },
      }),
    },
    slices: {
      mode: {
        dependsOn: [slice],
        view: (state, viewer) => (viewer.state === 'admitted' ? readMode(state) : undefined),
      },
    },
    protection: { slices: [slice], shut: () => ({}) },
    remains: (state) => ({ value: readLog(state) }),
  };
}
