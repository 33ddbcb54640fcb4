import { z } from 'zod';
import { animals, badges } from '@/lib/shared/signs';
import { clearSeatSecret, readSeatSecret, writeSeatSecret } from '@/components/classroom/staff/seat-storage';
import type { DemoSeat } from '@/lib/demo/schema';

/** The demo lesson of this tab, so that a reload goes on with it. Its seat lies where those of real lessons do. */
const sign = z.object({ animal: z.enum(animals), badge: z.enum(badges), name: z.string() });
const stored = z.object({ lessonId: z.string(), roster: z.array(sign) });
const key = 'kreide.demo';

export function readDemo(): DemoSeat | null {
  try {
    const { data } = stored.safeParse(JSON.parse(window.sessionStorage.getItem(key) ?? 'null'));
    const seatSecret = data ? readSeatSecret(data.lessonId) : null;
    return data && seatSecret !== null ? { ...data, seatSecret } : null;
  } catch {
    return null; // storage switched off: a reload then takes the seat anew
  }
}

export function keepDemo({ seatSecret, ...demo }: DemoSeat): void {
  writeSeatSecret(demo.lessonId, seatSecret);
  try {
    window.sessionStorage.setItem(key, JSON.stringify(demo));
  } catch {
    // as above
  }
}

export function forgetDemo(): void {
  const demo = readDemo();
  if (demo) clearSeatSecret(demo.lessonId);
  try {
    window.sessionStorage.removeItem(key);
  } catch {
    // as above
  }
}
