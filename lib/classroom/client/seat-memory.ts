/** The seat of this tab, so that a reload needs no tap. Only this tab: two children may share a tablet. */
import { isAnimal, isBadge, type SignFace } from '@/lib/shared/signs';

export type RememberedSeat = {
  readonly seatSecret: string;
  readonly lessonId: string;
  readonly sign: SignFace;
};

export type SeatMemory = {
  readonly read: () => RememberedSeat | null;
  readonly write: (seat: RememberedSeat) => void;
  readonly clear: () => void;
};

const key = 'kreide.seat';

export function createSeatMemory(open: () => Storage): SeatMemory {
  const attempt = <T>(use: (storage: Storage) => T): T | null => {
    try {
      return use(open());
    } catch {
      return null; // storage switched off: the lesson works, only a reload asks again
    }
  };
  return {
    read: () => parseSeat(attempt((storage) => storage.getItem(key))),
    write: (seat) => void attempt((storage) => storage.setItem(key, JSON.stringify(seat))),
    clear: () => void attempt((storage) => storage.removeItem(key)),
  };
}

function parseSeat(text: string | null): RememberedSeat | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const { seatSecret, lessonId, sign } = value as Record<string, unknown>;
    if (typeof seatSecret !== 'string' || typeof lessonId !== 'string') return null;
    const face = sign as Partial<Record<string, unknown>> | null | undefined;
    const { animal, badge } = face ?? {};
    if (typeof animal !== 'string' || typeof badge !== 'string' || !isAnimal(animal) || !isBadge(badge))
      return null;
    return { seatSecret, lessonId, sign: { animal, badge } };
  } catch {
    return null;
  }
}
