/** The seat of an adult who came by a link ends with that link (STAFF-7). */
import { mergeDecisions, type Feature, type LiveSeat, type LiveState } from '@/lib/classroom/feature';
import { isStaff } from '@/lib/shared/roles';

type Guest = LiveSeat & { readonly until: Date };

const isGuest = (seat: LiveSeat): seat is Guest =>
  seat.until !== undefined && isStaff(seat.role) && seat.state === 'admitted';

const guests = (state: LiveState): readonly Guest[] => [...state.seats.values()].filter(isGuest);

export const assistFeature: Feature = {
  name: 'assist',
  intents: {},
  slices: {},
  due: (state) => {
    const ends = guests(state).map(({ until }) => until.getTime());
    return ends.length > 0 ? new Date(Math.min(...ends)) : null;
  },
  onDue: (state, { now }) =>
    mergeDecisions(
      guests(state)
        .filter(({ until }) => until <= now)
        .map(({ number }) => ({
          seats: [{ number, state: 'removed' as const }],
          effects: [{ type: 'disconnect' as const, number, reason: 'removed' as const }],
        })),
    ),
};
