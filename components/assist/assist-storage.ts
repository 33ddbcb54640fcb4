import { z } from 'zod';

/** What this tab needs so that a reload goes on by itself; gone when the tab is closed. */
const stored = z.object({
  linkSecret: z.string(),
  seatSecret: z.string().nullable(),
  name: z.string(),
  /** The seat is one of many guests', not a colleague's. */
  isGuest: z.boolean().default(false),
});
export type KeptSeat = z.infer<typeof stored>;
const key = 'kreide.assist';

function attempt<T>(run: (storage: Storage) => T): T | null {
  try {
    return run(window.sessionStorage);
  } catch {
    return null; // storage switched off: a reload then needs the link again
  }
}

export const readKept = (): KeptSeat | null =>
  attempt((storage) => stored.safeParse(JSON.parse(storage.getItem(key) ?? 'null')).data ?? null);

export function keep(seat: KeptSeat): void {
  attempt((storage) => storage.setItem(key, JSON.stringify(seat)));
}
