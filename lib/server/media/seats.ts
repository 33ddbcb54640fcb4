import 'server-only';
import type { MediaGrants, MediaPlace } from '@/lib/media/rules';
import { singleton } from '../singleton';

/** Who a seat is to the media server, at this moment. */
export type MediaSeat = {
  readonly identity: string;
  readonly room: string;
  readonly grants: MediaGrants;
};

/**
 * Asked at every connect, answered from the live lesson: null unless the seat is admitted and its lesson is live.
 * `identity` comes out of a token of ours and says who, never what. The room is the lesson's answer: of tables a client says no more
 * than that it wants to be at its own.
 */
export type FindMediaSeat = (
  by: ({ readonly ticket: string } | { readonly identity: string }) & { readonly place?: MediaPlace },
) => Promise<MediaSeat | null>;

const holder = () =>
  singleton<{ find: FindMediaSeat }>('media-seats', () => ({ find: () => Promise.resolve(null) }));

/** Until somebody says who has a seat, nobody has one. */
export function setMediaSeats(find: FindMediaSeat): void {
  holder().find = find;
}

export const findMediaSeat: FindMediaSeat = (by) => holder().find(by);
