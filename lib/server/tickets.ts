import 'server-only';
import { newSecret, type SeatId } from '@/lib/shared/ids';
import { hashSecret } from './seal';
import { singleton } from './singleton';

/**
 * What opens a socket: random, bound to a seat, kept only as a hash and only in this process (a lesson lives in one process,
 * and after a restart everybody fetches fresh ones with the seat secret). A ticket says who asks, never what is allowed:
 * the live seat decides at every connect.
 */
type Kind = 'sync' | 'media' | 'view' | 'files';
type Ticket = { readonly seatId: SeatId; readonly kind: Kind; readonly expiresAt: number };

const lifeMs: Record<Kind, number> = { sync: 60_000, media: 6 * 3600_000, view: 60_000, files: 6 * 3600_000 };
const perSeatMax = 9; // three passes' worth
export const ticketsMax = 100_000;

const store = () =>
  singleton('tickets', () => ({ byHash: new Map<string, Ticket>(), bySeat: new Map<SeatId, string[]>() }));

export function mintTicket(seatId: SeatId, kind: Kind, now = Date.now()): string {
  const { byHash, bySeat } = store();
  const secret = newSecret();
  const hash = hashSecret(secret);
  byHash.set(hash, { seatId, kind, expiresAt: now + lifeMs[kind] });
  const hashes = [...(bySeat.get(seatId) ?? []), hash];
  for (const old of hashes.splice(0, Math.max(0, hashes.length - perSeatMax))) byHash.delete(old);
  bySeat.set(seatId, hashes);
  if (byHash.size > ticketsMax) {
    for (const [oldest] of byHash) {
      byHash.delete(oldest);
      break;
    }
  }
  return secret;
}

/** The seat of a ticket, or null. One for media or files works more than once. */
export function redeemTicket(secret: string, kind: Kind, now = Date.now()): SeatId | null {
  if (secret.length > 128) return null;
  const { byHash } = store();
  const hash = hashSecret(secret);
  const ticket = byHash.get(hash);
  if (!ticket || ticket.kind !== kind) return null;
  if ((kind !== 'media' && kind !== 'files') || ticket.expiresAt <= now) byHash.delete(hash);
  return ticket.expiresAt > now ? ticket.seatId : null;
}

export function revokeTickets(seatId: SeatId): void {
  const { byHash, bySeat } = store();
  for (const hash of bySeat.get(seatId) ?? []) byHash.delete(hash);
  bySeat.delete(seatId);
}
