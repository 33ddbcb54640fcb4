const diskMs = 15 * 60_000;
const longerMs = 5 * 60_000;
const helpMs = 15 * 60_000;
const waveMs = 20_000;

type BenchMoment = { readonly now: number; readonly startsAt: number; readonly arrivedAt: number };

/** What is left of the quarter of an hour before the lesson, 0 to 1. */
export function timeLeft({ now, startsAt }: Pick<BenchMoment, 'now' | 'startsAt'>): number {
  return Math.min(1, Math.max(0, (startsAt - now) / diskMs));
}

/** How long a child has waited beyond what was promised; who comes late waits from then on. */
export function waitMood({ now, startsAt, arrivedAt }: BenchMoment): 'soon' | 'longer' | 'help' {
  const waited = now - Math.max(startsAt, arrivedAt);
  return waited >= helpMs ? 'help' : waited >= longerMs ? 'longer' : 'soon';
}

export function isWaving(wavedAt: string | null, now: number): boolean {
  const at = wavedAt === null ? Number.NaN : Date.parse(wavedAt);
  return Math.abs(now - at) < waveMs;
}
