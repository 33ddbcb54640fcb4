/** The seat of an adult who came by a link ends with that link (STAFF-7, ADULT-3). */
import { mergeDecisions, type Feature, type LiveSeat, type LiveState } from '@/lib/classroom/feature';

type ByLink = LiveSeat & { readonly until: Date };

const isByLink = (seat: LiveSeat): seat is ByLink =>
  seat.until !== undefined && (seat.state === 'admitted' || seat.state === 'bench');

const byLink = (state: LiveState): readonly ByLink[] => [...state.seats.values()].filter(isByLink);

export const assistFeature: Feature = {
  name: 'assist',
  intents: {},
  slices: {},
  due: (state) => {
    const ends = byLink(state).map(({ until }) => until.getTime());
    return ends.length > 0 ? new Date(Math.min(...ends)) : null;
  },
  onDue: (state, { now }) =>
    mergeDecisions(
      byLink(state)
        .filter(({ until }) => until <= now)
        .map(({ number }) => ({
          seats: [{ number, state: 'removed' as const }],
          effects: [{ type: 'disconnect' as const, number, reason: 'removed' as const }],
        })),
    ),
};
