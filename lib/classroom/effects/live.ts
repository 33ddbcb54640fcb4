import 'server-only';
import type { MediaRooms } from '@/lib/server/media/rooms';
import { log } from '@/lib/server/log';
import { revokeTickets } from '@/lib/server/tickets';
import { assertNever } from '@/lib/shared/assert';
import type { SeatId } from '@/lib/shared/ids';
import type { Effect, LiveSeat } from '../feature';
import type { ByeReason } from '../protocol';

/** What an effect needs from the lesson it came from. */
export type EffectTarget = {
  readonly media: MediaRooms;
  readonly seat: (number: number) => LiveSeat | undefined;
  readonly disconnect: (number: number, reason: ByeReason) => void;
  readonly end: () => Promise<void>;
};

/** Carries out what a decision asks of the world outside the state. It is already stored: a failure here is logged, and the gates hold anyway (INT-4). */
export async function runEffect(effect: Effect, target: EffectTarget): Promise<void> {
  try {
    await carryOut(effect, target);
  } catch (error) {
    log.error('effect failed', error, { effect: effect.type });
  }
}

async function carryOut(effect: Effect, { media, seat, disconnect, end }: EffectTarget): Promise<void> {
  if (effect.type === 'end-lesson') return end();
  const subject = seat(effect.number);
  if (!subject) return;
  switch (effect.type) {
    case 'disconnect':
      revokeTickets(subject.seatId as SeatId);
      return disconnect(effect.number, effect.reason);
    case 'mute-track':
      return media.mute(subject.mediaIdentity, effect.source);
    default:
      assertNever(effect);
  }
}
