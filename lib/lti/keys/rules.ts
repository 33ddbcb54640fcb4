const dayMs = 86_400_000;
/** LTI-31: a key signs for 180 days, waits that long as the next one, and stays published for 30 days after. */
export const activeDays = 180;
export const retiredDays = 30;

type KeyRow = {
  readonly id: string;
  readonly state: string;
  readonly activeAt: Date | null;
  readonly retiredAt: Date | null;
};

/** What to do with the keys of a school now. */
export function keysDue(
  keys: readonly KeyRow[],
  now: Date,
): { readonly rotate: boolean; readonly drop: readonly string[] } {
  const active = keys.find((key) => key.state === 'active');
  const isOld =
    active?.activeAt !== undefined &&
    active.activeAt !== null &&
    active.activeAt.getTime() < now.getTime() - activeDays * dayMs;
  const drop = keys.filter(
    ({ state, retiredAt }) =>
      state === 'retired' && retiredAt !== null && retiredAt.getTime() < now.getTime() - retiredDays * dayMs,
  );
  return { rotate: !active || isOld, drop: drop.map(({ id }) => id) };
}
