/** The lesson's one clock that runs out: start, more time, away. It survives reloads and restarts, because it is two moments. */
import { z } from 'zod';
import { intentRule, type Decision, type Feature, type LiveState } from '@/lib/classroom/feature';
import { staffOnly } from '@/lib/classroom/permissions';
import { ok, refuse } from '@/lib/shared/result';
import { timerSecondsMax, type TimerFact } from './schema';

const slice = 'timer';
const secondsMin = 10;
const stored = z.object({ startedAt: z.string(), endsAt: z.string(), over: z.boolean() });
const seconds = z.strictObject({ seconds: z.number().int().min(secondsMin).max(timerSecondsMax) });

export function readTimer(state: LiveState): TimerFact | null {
  return stored.safeParse(state.facts.get(slice)?.get('')).data ?? null;
}

const put = (value: TimerFact): Decision => ({ put: [{ slice, key: '', value }] });
const later = (ms: number) => new Date(ms).toISOString();

/** From now, or from the end if that is still to come; never further away than the longest timer. */
function extend(timer: TimerFact, by: number, now: Date): Decision {
  const end = Date.parse(timer.endsAt);
  const isOver = timer.over || end <= now.getTime(); // its alarm may be a moment late
  const from = Math.max(end, now.getTime());
  const endsAt = Math.max(end, Math.min(from + by * 1000, now.getTime() + timerSecondsMax * 1000));
  return put({
    startedAt: isOver ? now.toISOString() : timer.startedAt,
    endsAt: later(endsAt),
    over: false,
  });
}

export const timerFeature: Feature = {
  name: 'timer',
  intents: {
    'timer.start': intentRule({
      schema: seconds,
      may: staffOnly,
      counted: true,
      decide: ({ now }, { seconds: length }) =>
        ok(put({ startedAt: now.toISOString(), endsAt: later(now.getTime() + length * 1000), over: false })),
    }),
    'timer.extend': intentRule({
      schema: seconds,
      may: staffOnly,
      decide: ({ state, now }, { seconds: more }) => {
        const timer = readTimer(state);
        return timer ? ok(extend(timer, more, now)) : refuse('not-now');
      },
    }),
    'timer.stop': intentRule({
      schema: z.strictObject({}),
      may: staffOnly,
      decide: () => ok({ drop: [{ slice, key: '' }] }),
    }),
  },
  slices: {
    timer: {
      dependsOn: [slice],
      view: (state, viewer) => (viewer.state === 'admitted' ? readTimer(state) : undefined),
    },
  },
  due: (state) => {
    const timer = readTimer(state);
    return timer && !timer.over ? new Date(timer.endsAt) : null;
  },
  onDue: (state) => {
    const timer = readTimer(state);
    return timer ? put({ ...timer, over: true }) : {};
  },
};
