/** What keeps order: the bench, the door, devices of others, removing, ending. Nobody is ever unmuted, and staff cannot be removed. */
import { z } from 'zod';
import {
  intentRule,
  type Decision,
  type Effect,
  type Feature,
  type LiveSeat,
  type LiveState,
} from '@/lib/classroom/feature';
import { everySeat, staffOnly, teacherOnly } from '@/lib/classroom/permissions';
import { childCameras, stages, type LessonFacts } from '@/lib/classroom/schema';
import type { RefusalCode } from '@/lib/classroom/protocol';
import { ok, refuse, type Result } from '@/lib/shared/result';

const nothing = z.strictObject({});
const target = z.strictObject({ number: z.number().int().positive() });
const roomSchema = z.object({
  doorLocked: z.boolean(),
  stage: z.enum(stages),
  childCamera: z.enum(childCameras),
});
const roomDefault = { doorLocked: false, stage: 'board', childCamera: 'teacher' } as const;

export function readRoom(state: LiveState): LessonFacts['room'] {
  const parsed = roomSchema.safeParse(state.facts.get('room')?.get(''));
  return parsed.success ? parsed.data : roomDefault;
}

const putRoom = (state: LiveState, change: Partial<LessonFacts['room']>): Decision => ({
  put: [{ slice: 'room', key: '', value: { ...readRoom(state), ...change } }],
});

/** The seat that holds the sign which this seat asks for, if that is another one. */
export function holderOf(state: LiveState, seat: LiveSeat): LiveSeat | undefined {
  if (seat.signId === null || seat.holdsSign) return undefined;
  return [...state.seats.values()].find((other) => other.signId === seat.signId && other.holdsSign);
}

function admit(state: LiveState, seat: LiveSeat): Decision {
  const holder = holderOf(state, seat);
  const moved = holder ? leaveRows(holder.number) : [];
  return {
    drop: moved,
    seats: [
      // The holder first: at most one seat may hold a sign at any moment.
      ...(holder ? [{ number: holder.number, state: 'left' as const, holdsSign: false }] : []),
      { number: seat.number, state: 'admitted' as const, holdsSign: seat.signId !== null, marked: false },
    ],
    effects: holder ? expel(holder.number, 'moved') : [],
  };
}

const expel = (number: number, reason: 'moved' | 'removed' | 'refused'): Effect[] => [
  { type: 'remove-from-media', number },
  { type: 'disconnect', number, reason },
];

/** Rows that belong to a seat and must not outlive its presence. */
const leaveRows = (number: number) => [
  { slice: 'hands', key: String(number) },
  { slice: 'help', key: String(number) },
];

function merge(decisions: readonly Decision[]): Decision {
  return {
    put: decisions.flatMap((part) => part.put ?? []),
    drop: decisions.flatMap((part) => part.drop ?? []),
    seats: decisions.flatMap((part) => part.seats ?? []),
    effects: decisions.flatMap((part) => part.effects ?? []),
  };
}

/** What closes seats whose card or child is gone. They left, nobody removed them: a new card comes in again. */
export function closeSeats(numbers: readonly number[]): Decision {
  return merge(
    numbers.map((number) => ({
      drop: leaveRows(number),
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
  intents: {
    'bench.admit': onPupil('bench', admit),
    'bench.admit-cards': intentRule({
      schema: nothing,
      may: staffOnly,
      decide: ({ state }) =>
        ok(
          merge(
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
      drop: leaveRows(seat.number),
      seats: [{ number: seat.number, state: 'bench' }],
      effects: [{ type: 'remove-from-media', number: seat.number }],
    })),
    'seat.remove': onPupil('any', (_, seat) => ({
      drop: leaveRows(seat.number),
      seats: [{ number: seat.number, state: 'removed', holdsSign: false }],
      effects: expel(seat.number, 'removed'),
    })),
    'seat.leave': intentRule({
      schema: nothing,
      may: everySeat,
      decide: ({ actor }) =>
        ok({
          drop: leaveRows(actor.number),
          seats: [{ number: actor.number, state: 'left', holdsSign: false }],
          effects: [{ type: 'remove-from-media', number: actor.number }],
        }),
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
      schema: z.strictObject({ mode: z.enum(childCameras) }),
      may: staffOnly,
      decide: ({ state }, { mode }) =>
        ok({
          ...putRoom(state, { childCamera: mode }),
          effects: pupilsOf(state).map(({ number }) => ({ type: 'media-rights', number })),
        }),
    }),
    'lesson.end': intentRule({
      schema: nothing,
      may: teacherOnly,
      decide: () => ok({ effects: [{ type: 'end-lesson' }] }),
    }),
  },
  slices: {
    room: {
      dependsOn: ['room'],
      view: (state, viewer) => (viewer.state === 'admitted' ? readRoom(state) : undefined),
    },
  },
};
