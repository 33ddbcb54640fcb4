/**
 * The live lesson as a pure machine: the registry of features, the gate, and how a decision changes the state.
 * lib/classroom/live.ts owns the side effects.
 */
import { assistFeature } from '@/lib/assist/feature';
import { attentionFeature } from '@/lib/attention/feature';
import { boardFeature } from '@/lib/boards/feature';
import { chatFeature } from '@/lib/chat/feature';
import { drawFeature } from '@/lib/draw/feature';
import { handsFeature } from '@/lib/hands/feature';
import { helpFeature } from '@/lib/help/feature';
import { modesFeature } from '@/lib/modes/feature';
import { moderationFeature, holderOf, readRoom } from '@/lib/moderation/feature';
import { noiseFeature } from '@/lib/noise/feature';
import { pollsFeature } from '@/lib/polls/feature';
import { praiseFeature } from '@/lib/praise/feature';
import { isShutOut, protectionFeature, readProtection } from '@/lib/protection/feature';
import { signalsFeature } from '@/lib/signals/feature';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { isStaff } from '@/lib/shared/roles';
import { slatesFeature } from '@/lib/slates/feature';
import { stripsFeature } from '@/lib/strips/feature';
import { tablesFeature } from '@/lib/tables/feature';
import { timerFeature } from '@/lib/timer/feature';
import {
  mergeDecisions,
  type Decision,
  type Feature,
  type IntentRule,
  type LiveSeat,
  type LiveState,
  type Moment,
  type Remains,
  type SliceRule,
  type Viewer,
} from './feature';
import { lessonDocuments } from './documents/rules';
import { seatOfViewer } from './onlooker/rules';
import type { LessonFacts, SeatView } from './schema';
import type { RefusalCode } from './protocol';
import { seatRights } from './seat/rules';

/** Written by the live lesson itself, for staff: who has the last counted intent, and which adult did what. */
export const receivedSlice = 'received';
export const deedsSlice = 'deeds';
const deedsMax = 5;

const staffView = (slice: string, fallback: unknown) => (state: LiveState, viewer: Viewer) =>
  isStaff(viewer.role) && viewer.state === 'admitted'
    ? (state.facts.get(slice)?.get('') ?? fallback)
    : undefined;

const seatsFeature: Feature = {
  name: 'seats',
  intents: {},
  momentary: [receivedSlice, deedsSlice],
  slices: {
    lesson: {
      dependsOn: ['lesson', 'seats'],
      perSeat: true,
      view: (state, { number, role, state: own }) => ({ ...state.lesson, me: { number, role, state: own } }),
    },
    seats: { dependsOn: ['seats'], perSeat: true, view: viewSeats },
    bench: { dependsOn: ['seats', 'wave', 'room', 'lesson', 'protection'], perSeat: true, view: viewBench },
    rights: {
      dependsOn: [
        'seats',
        'mode',
        'hands',
        'room',
        'cameras',
        'protection',
        'gallery',
        'spotlight',
        'tables',
        'table-places',
      ],
      perSeat: true,
      view: (state, viewer) => {
        const seat = seatOfViewer(state, viewer);
        return seat && seatRights(state, seat);
      },
    },
    [receivedSlice]: { dependsOn: [receivedSlice], view: staffView(receivedSlice, null) },
    [deedsSlice]: { dependsOn: [deedsSlice], view: staffView(deedsSlice, []) },
  },
};

/** What a lesson can do. A new feature is one line here. */
const parts: readonly Feature[] = [
  seatsFeature,
  handsFeature,
  helpFeature,
  moderationFeature,
  boardFeature,
  pollsFeature,
  chatFeature,
  signalsFeature,
  attentionFeature,
  timerFeature,
  drawFeature,
  praiseFeature,
  noiseFeature,
  tablesFeature,
  slatesFeature,
  assistFeature,
];
const modes = modesFeature(parts);
/** Which Yjs documents there are, and who may open them. */
export const documents = lessonDocuments(parts, {
  slice: 'protection',
  isShut: (state) => readProtection(state) !== null,
});
export const features: readonly Feature[] = [
  ...parts,
  documents.feature,
  modes,
  protectionFeature([...parts, modes]),
  stripsFeature({
    decide: (asked) => decideIntent(asked),
    apply: (state, decision) => applyDecision(state, decision),
    isShut: (state) => readProtection(state) !== null,
    isMomentary: (slice) => isMomentary(slice),
    isOfSeat: (slice) => seatSlices.includes(slice),
  }),
];

const momentary = new Set(features.flatMap((feature) => feature.momentary ?? []));
/** Not for the database. */
export const isMomentary = (slice: string): boolean => momentary.has(slice);
const seatSlices = features.flatMap((feature) => feature.seatSlices ?? []);

export const intentRules: ReadonlyMap<string, IntentRule> = new Map(
  features.flatMap((feature) => Object.entries(feature.intents)),
);
export const sliceRules: ReadonlyMap<string, SliceRule> = new Map(
  features.flatMap((feature) => Object.entries(feature.slices)),
);

export type Asked = Moment & {
  readonly state: LiveState;
  readonly actor: LiveSeat;
  readonly type: string;
  readonly body: unknown;
};

/** The gate: an intent of a seat is parsed, checked against its permission row, and decided. Nothing is changed. */
export function decideIntent(input: Asked): Result<Decision, RefusalCode> {
  const { state, actor } = input;
  const rule = intentRules.get(input.type);
  if (!rule) return refuse('unknown');
  const allowed =
    actor.state === 'admitted' ? rule.may[actor.role] : actor.state === 'bench' && rule.may.bench;
  if (!allowed || state.lesson.state === 'ended') return refuse('forbidden');
  const intent = rule.schema.safeParse(input.body);
  if (!intent.success) return refuse('malformed');
  const decided = rule.decide({ state, actor, now: input.now, random: input.random }, intent.data);
  return decided.ok ? ok(withRowsOfLeavers(decided.value)) : decided;
}

/** A seat that is no longer admitted takes its rows along (SEAT-8). */
export function withRowsOfLeavers(decision: Decision): Decision {
  const leaving = (decision.seats ?? []).filter(
    ({ state, keepsRows }) => state !== undefined && state !== 'admitted' && !keepsRows,
  );
  if (leaving.length === 0) return decision;
  const drop = leaving.flatMap(({ number }) => seatSlices.map((slice) => ({ slice, key: String(number) })));
  return { ...decision, drop: [...(decision.drop ?? []), ...drop] };
}

/** When time alone changes something next, over all features. */
export function nextDue(state: LiveState): Date | null {
  const times = features.flatMap((feature) => feature.due?.(state)?.getTime() ?? []);
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}

/** What time alone has changed by now. */
export function decideDue(state: LiveState, moment: Moment): Decision {
  const due = features.filter(({ due: at }) => {
    const when = at?.(state);
    return when && when <= moment.now;
  });
  return withRowsOfLeavers(mergeDecisions(due.map((feature) => feature.onDue?.(state, moment) ?? {})));
}

/** What is left of a lesson that ends, by feature. */
export function remainsOf(state: LiveState): ReadonlyMap<string, Remains> {
  const left = features.map((feature) => [feature.name, feature.remains?.(state) ?? null] as const);
  return new Map(left.flatMap(([name, remains]) => (remains ? [[name, remains] as const] : [])));
}

/** Which adult did what, newest first. */
export function addDeed(state: LiveState, deed: LessonFacts['deeds'][number]): Decision {
  const before = state.facts.get(deedsSlice)?.get('');
  const value = [deed, ...(Array.isArray(before) ? before : [])].slice(0, deedsMax);
  return { put: [{ slice: deedsSlice, key: '', value }] };
}

/** The state after a decision, and the names of what changed ('seats' or a stored slice). */
export function applyDecision(
  state: LiveState,
  decision: Decision,
): { state: LiveState; changed: Set<string> } {
  const changed = new Set<string>();
  const facts = new Map(state.facts);
  const words = new Map(state.words);
  const edit = (slice: string) => {
    if (!changed.has(slice)) {
      changed.add(slice);
      facts.set(slice, new Map(facts.get(slice)));
      words.set(slice, new Map(words.get(slice)));
    }
    return {
      values: facts.get(slice) as Map<string, unknown>,
      said: words.get(slice) as Map<string, unknown>,
    };
  };
  for (const { slice, key } of decision.drop ?? []) {
    if (!facts.get(slice)?.has(key)) continue;
    const { values, said } = edit(slice);
    values.delete(key);
    said.delete(key);
  }
  for (const row of decision.put ?? []) {
    const { values, said } = edit(row.slice);
    values.set(row.key, row.value);
    if (row.words === undefined) said.delete(row.key);
    else said.set(row.key, row.words);
  }
  const seats = new Map(state.seats);
  for (const { number, keepsRows: _keeps, ...change } of decision.seats ?? []) {
    const seat = seats.get(number);
    if (seat) {
      seats.set(number, { ...seat, ...change });
      changed.add('seats');
    }
  }
  return { state: { ...state, facts, words, seats }, changed };
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
        until: _until,
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
    ...(isShutOut(state, viewer) ? { shut: true } : {}),
  };
}
