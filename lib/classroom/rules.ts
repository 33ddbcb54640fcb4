/**
 * The live lesson as a pure machine: the registry of features, the gate, and how a decision changes the state.
 * lib/classroom/live.ts owns the side effects.
 */
import { boardFeature } from '@/lib/boards/feature';
import { handsFeature } from '@/lib/hands/feature';
import { helpFeature } from '@/lib/help/feature';
import { moderationFeature, holderOf, readRoom } from '@/lib/moderation/feature';
import { refuse, type Result } from '@/lib/shared/result';
import { isStaff } from '@/lib/shared/roles';
import type { Decision, Feature, IntentRule, LiveSeat, LiveState, SliceRule, Viewer } from './feature';
import type { LessonFacts, SeatView } from './schema';
import type { RefusalCode } from './protocol';

const seatsFeature: Feature = {
  name: 'seats',
  intents: {},
  slices: {
    lesson: {
      dependsOn: ['lesson', 'seats'],
      perSeat: true,
      view: (state, { number, role, state: own }) => ({ ...state.lesson, me: { number, role, state: own } }),
    },
    seats: { dependsOn: ['seats'], perSeat: true, view: viewSeats },
    bench: { dependsOn: ['seats', 'wave', 'room', 'lesson'], perSeat: true, view: viewBench },
  },
};

export const features: readonly Feature[] = [
  seatsFeature,
  handsFeature,
  helpFeature,
  moderationFeature,
  boardFeature,
];

export const intentRules: ReadonlyMap<string, IntentRule> = new Map(
  features.flatMap((feature) => Object.entries(feature.intents)),
);
export const sliceRules: ReadonlyMap<string, SliceRule> = new Map(
  features.flatMap((feature) => Object.entries(feature.slices)),
);

/** The gate: an intent of a seat is parsed, checked against its permission row, and decided. Nothing is changed. */
export function decideIntent(input: {
  readonly state: LiveState;
  readonly actor: LiveSeat;
  readonly type: string;
  readonly body: unknown;
  readonly now: Date;
}): Result<Decision, RefusalCode> {
  const { state, actor } = input;
  const rule = intentRules.get(input.type);
  if (!rule) return refuse('unknown');
  const allowed =
    actor.state === 'admitted' ? rule.may[actor.role] : actor.state === 'bench' && rule.may.bench;
  if (!allowed || state.lesson.state === 'ended') return refuse('forbidden');
  const intent = rule.schema.safeParse(input.body);
  if (!intent.success) return refuse('malformed');
  return rule.decide({ state, actor, now: input.now }, intent.data);
}

/** The state after a decision, and the names of what changed ('seats' or a stored slice). */
export function applyDecision(
  state: LiveState,
  decision: Decision,
): { state: LiveState; changed: Set<string> } {
  const changed = new Set<string>();
  const facts = new Map(state.facts);
  const editable = (slice: string): Map<string, unknown> => {
    const copy = changed.has(slice) ? (facts.get(slice) as Map<string, unknown>) : new Map(facts.get(slice));
    changed.add(slice);
    facts.set(slice, copy);
    return copy;
  };
  for (const { slice, key } of decision.drop ?? []) {
    if (facts.get(slice)?.has(key)) editable(slice).delete(key);
  }
  for (const { slice, key, value } of decision.put ?? []) {
    editable(slice).set(key, value);
  }
  const seats = new Map(state.seats);
  for (const { number, ...change } of decision.seats ?? []) {
    const seat = seats.get(number);
    if (seat) {
      seats.set(number, { ...seat, ...change });
      changed.add('seats');
    }
  }
  return { state: { ...state, facts, seats }, changed };
}

/** Pupils do not see benches, doors, marks or other children's consent; nobody sees seats before admission. */
function viewSeats(state: LiveState, viewer: Viewer): readonly SeatView[] | undefined {
  if (viewer.state !== 'admitted') return undefined;
  const staff = isStaff(viewer.role);
  return [...state.seats.values()]
    .filter((seat) => seat.state === 'admitted' || (staff && seat.state === 'bench'))
    .map((seat) => {
      const {
        seatId: _seatId,
        signId: _signId,
        cardId: _cardId,
        holdsSign: _holds,
        cameraConsent,
        ...shown
      } = seat;
      const own = seat.number === viewer.number;
      return {
        ...shown,
        ...((staff || own) && cameraConsent ? { cameraConsent } : {}),
        ...(staff ? {} : { via: 'account' as const, marked: false }),
        request: staff && holderOf(state, seat) !== undefined,
      };
    });
}

/** A bench gets signs without names, and nothing else. */
function viewBench(state: LiveState, viewer: Viewer): LessonFacts['bench'] | undefined {
  if (viewer.state !== 'bench') return undefined;
  const waved = state.facts.get('wave')?.get('');
  return {
    waiting: [...state.seats.values()].flatMap((seat) =>
      seat.state === 'bench' && seat.animal && seat.badge && (seat.online || seat.number === viewer.number)
        ? [{ animal: seat.animal, badge: seat.badge, me: seat.number === viewer.number }]
        : [],
    ),
    wavedAt: typeof waved === 'string' ? waved : null,
    teacherName: state.lesson.teacherName,
    startsAt: state.lesson.startsAt,
    doorOpen: state.lesson.state === 'live' && !readRoom(state).doorLocked,
  };
}
