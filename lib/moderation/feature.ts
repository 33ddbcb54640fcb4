/** What keeps order: the bench, the door, devices of others, removing, ending. Nobody is ever unmuted, and staff cannot be removed. */
import { z } from 'zod';
import {
  intentRule,
  mergeDecisions,
  type Decision,
  type Effect,
  type Feature,
  type LiveSeat,
  type LiveState,
  type Viewer,
} from '@/lib/classroom/feature';
import { everySeat, staffOnly, teacherOnly } from '@/lib/classroom/permissions';
import { childCameras, stages, type ChildCamera, type LessonFacts } from '@/lib/classroom/schema';
import type { RefusalCode } from '@/lib/classroom/protocol';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { isStaff } from '@/lib/shared/roles';

const nothing = z.strictObject({});
const target = z.strictObject({ number: z.number().int().positive() });
const roomSchema = z.object({
  doorLocked: z.boolean(),
  stage: z.enum(stages),
  childCamera: z.enum(childCameras),
});
type StoredRoom = z.infer<typeof roomSchema>;
const roomDefault: StoredRoom = { doorLocked: false, stage: 'board', childCamera: 'teacher' };
/** Rules of single children, keyed by seat. */
const cameras = 'cameras';
const cameraSchema = z.object({ mode: z.enum(childCameras) });

export function readRoom(state: LiveState): StoredRoom {
  const parsed = roomSchema.safeParse(state.facts.get('room')?.get(''));
  return parsed.success ? parsed.data : roomDefault;
}

/** The rule that staff made for this child alone, or null. It wins over whatever is said for all. */
export function readOwnCamera(state: LiveState, number: number): ChildCamera | null {
  const own = cameraSchema.safeParse(state.facts.get(cameras)?.get(String(number)));
  return own.success ? own.data.mode : null;
}

/** Who sees this child's picture: its own rule, or the class's. */
export function readChildCamera(state: LiveState, number: number): ChildCamera {
  return readOwnCamera(state, number) ?? readRoom(state).childCamera;
}

function viewRoom(state: LiveState, viewer: Viewer): LessonFacts['room'] | undefined {
  if (viewer.state !== 'admitted') return undefined;
  const rows = [...(state.facts.get(cameras)?.keys() ?? [])].map(Number);
  // Besides its own rule a child hears whom the class may see: those pictures it asks for.
  const isForClass = (number: number): boolean =>
    readOwnCamera(state, number) === 'class' && state.seats.get(number)?.cameraConsent !== 'no';
  const seen = isStaff(viewer.role)
    ? rows
    : rows.filter((number) => number === viewer.number || isForClass(number));
  return {
    ...readRoom(state),
    cameras: seen.map((number) => ({ number, mode: readChildCamera(state, number) })),
  };
}

const putRoom = (state: LiveState, change: Partial<StoredRoom>): Decision => ({
  put: [{ slice: 'room', key: '', value: { ...readRoom(state), ...change } }],
});

/** The seat that holds the sign which this seat asks for, if that is another one. */
export function holderOf(state: LiveState, seat: LiveSeat): LiveSeat | undefined {
  if (seat.signId === null || seat.holdsSign) return undefined;
  return [...state.seats.values()].find((other) => other.signId === seat.signId && other.holdsSign);
}

function admit(state: LiveState, seat: LiveSeat): Decision {
  const holder = holderOf(state, seat);
  return {
    seats: [
      // The holder first: at most one seat may hold a sign at any moment.
      ...(holder ? [{ number: holder.number, state: 'left' as const, holdsSign: false }] : []),
      { number: seat.number, state: 'admitted' as const, holdsSign: seat.signId !== null, marked: false },
    ],
    effects: holder ? expel(holder.number, 'moved') : [],
  };
}

const expel = (number: number, reason: 'moved' | 'removed' | 'refused'): Effect[] => [
  { type: 'disconnect', number, reason },
];

/** What closes seats whose card or child is gone. They left, nobody removed them: a new card comes in again. */
export function closeSeats(numbers: readonly number[]): Decision {
  return mergeDecisions(
    numbers.map((number) => ({
      seats: [{ number, state: 'left' as const, holdsSign: false }],
      effects: expel(number, 'removed'),
    })),
  );
}

function pupil(
  state: LiveState,
  number: number,
  wanted: 'bench' | 'admitted' | 'any',
): Result<LiveSeat, RefusalCode> {
  const seat = state.seats.get(number);
  if (!seat || (wanted !== 'any' && seat.state !== wanted)) return refuse('not-found');
  return seat.role === 'pupil' ? ok(seat) : refuse('forbidden');
}

/** Runs `decide` on a pupil's seat in the wanted state, or refuses. */
function onPupil(
  wanted: 'bench' | 'admitted' | 'any',
  decide: (state: LiveState, seat: LiveSeat) => Decision,
) {
  return intentRule({
    schema: target,
    may: staffOnly,
    decide: ({ state }, { number }) => {
      const seat = pupil(state, number, wanted);
      return seat.ok ? ok(decide(state, seat.value)) : seat;
    },
  });
}

const pupilsOf = (state: LiveState) =>
  [...state.seats.values()].filter((seat) => seat.role === 'pupil' && seat.state === 'admitted');

export const moderationFeature: Feature = {
  name: 'moderation',
  seatSlices: [cameras],
  momentary: ['wave'],
  intents: {
    'bench.admit': onPupil('bench', admit),
    'bench.admit-cards': intentRule({
      schema: nothing,
      may: staffOnly,
      decide: ({ state }) =>
        ok(
          mergeDecisions(
            [...state.seats.values()]
              .filter(
                (seat) =>
                  seat.state === 'bench' && seat.via === 'card' && !seat.marked && !holderOf(state, seat),
              )
              .map((seat) => admit(state, seat)),
          ),
        ),
    }),
    'bench.refuse': onPupil('bench', (_, seat) => ({
      seats: [{ number: seat.number, state: 'removed', holdsSign: false }],
      effects: expel(seat.number, 'refused'),
    })),
    'bench.wave': intentRule({
      schema: nothing,
      may: staffOnly,
      decide: ({ now }) => ok({ put: [{ slice: 'wave', key: '', value: now.toISOString() }] }),
    }),
    'seat.to-bench': onPupil('admitted', (_, seat) => ({
      seats: [{ number: seat.number, state: 'bench' }],
    })),
    'seat.remove': onPupil('any', (_, seat) => ({
      seats: [{ number: seat.number, state: 'removed', holdsSign: false }],
      effects: expel(seat.number, 'removed'),
    })),
    'seat.leave': intentRule({
      schema: nothing,
      may: everySeat,
      decide: ({ actor }) => ok({ seats: [{ number: actor.number, state: 'left', holdsSign: false }] }),
    }),
    'media.mute': onPupil('admitted', (_, { number }) => ({
      effects: [{ type: 'mute-track', number, source: 'microphone' }],
    })),
    'media.close-camera': onPupil('admitted', (_, { number }) => ({
      effects: [{ type: 'mute-track', number, source: 'camera' }],
    })),
    'media.mute-all': intentRule({
      schema: nothing,
      may: staffOnly,
      decide: ({ state }) =>
        ok({
          effects: pupilsOf(state).map(({ number }) => ({
            type: 'mute-track',
            number,
            source: 'microphone',
          })),
        }),
    }),
    'room.lock': intentRule({
      schema: z.strictObject({ locked: z.boolean() }),
      may: staffOnly,
      decide: ({ state }, { locked }) => ok(putRoom(state, { doorLocked: locked })),
    }),
    'room.stage': intentRule({
      schema: z.strictObject({ stage: z.enum(stages) }),
      may: staffOnly,
      decide: ({ state }, { stage }) => ok(putRoom(state, { stage })),
    }),
    'room.child-camera': intentRule({
      schema: z.strictObject({
        mode: z.enum(childCameras).nullable(),
        number: z.number().int().positive().optional(),
      }),
      may: staffOnly,
      counted: true,
      decide: ({ state }, { mode, number }) => {
        if (number === undefined) {
          if (mode === null) return refuse('malformed');
          const rows = [...(state.facts.get(cameras)?.keys() ?? [])];
          // A rule for the class ends the rules for single children: it means what it says.
          return ok({
            ...putRoom(state, { childCamera: mode }),
            drop: rows.map((key) => ({ slice: cameras, key })),
          });
        }
        const seat = pupil(state, number, 'admitted');
        if (!seat.ok) return seat;
        const row = { slice: cameras, key: String(number) };
        return ok(mode === null ? { drop: [row] } : { put: [{ ...row, value: { mode } }] });
      },
    }),
    'lesson.end': intentRule({
      schema: nothing,
      may: teacherOnly,
      decide: () => ok({ effects: [{ type: 'end-lesson' }] }),
    }),
  },
  slices: {
    room: { dependsOn: ['room', cameras], perSeat: true, view: viewRoom },
  },
  protection: {
    slices: ['room', cameras],
    shut: (state) => putRoom(state, { doorLocked: true }),
  },
};
