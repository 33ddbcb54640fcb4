import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { features, intentRules } from '@/lib/classroom/rules';
import { mediaPeople, seatRights } from '@/lib/classroom/seat/rules';
import { fineIntents } from '@/lib/testing/fine-intents';
import { child, coteacher, LessonMachine, teacher } from '@/lib/testing/lesson-machine';
import { readProtection } from './feature';

const [linked, second, third] = [11, 12, 13];
let lesson: LessonMachine;
const newLesson = () => {
  const made = new LessonMachine(3);
  made.state = { ...made.state, lesson: { ...made.state.lesson, grade: '3-4' } };
  made.change(linked, { via: 'link', cardId: null });
  return made;
};
beforeEach(() => {
  lesson = newLesson();
});

const slices = features.flatMap(({ protection }) => protection?.slices ?? []);
const pupils = () => [...lesson.state.seats.values()].filter(({ role }) => role === 'pupil');
/** What must be there again: rights, board, door, chat, mode, attention, who is in. */
function standing() {
  return {
    rows: slices.map((slice) => [slice, [...(lesson.state.facts.get(slice) ?? [])].sort()]),
    hands: [...(lesson.state.facts.get('hands') ?? [])].sort(),
    seats: [...lesson.state.seats.values()].map(({ number, state }) => [number, state]),
    rights: [...lesson.state.seats.values()].map((seat) => seatRights(lesson.state, seat)),
  };
}
const mayBe = (right: 'microphone' | 'camera') =>
  pupils().filter((seat) => seatRights(lesson.state, seat)[right]).length;

const calm = [...intentRules.keys()].filter((type) => !/^(protection|seat|bench|lesson)\./.test(type));
const modes = fc.constantFrom('listen', 'talk', 'work', 'play', null);
const step = fc.oneof(
  fc.record({
    number: fc.constantFrom(teacher, coteacher, child, linked, second, third),
    type: fc.constantFrom(...calm),
  }),
  fc.record({
    number: fc.constant(teacher),
    type: fc.constant('mode.set'),
    body: modes.map((mode) => ({ mode })),
  }),
  fc.record({
    number: fc.constant(teacher),
    type: fc.constantFrom('hands.give-turn', 'attention.spotlight', 'room.child-camera', 'board.allow'),
    body: fc.constantFrom(
      { number: linked },
      { number: third },
      { number: third, mode: 'class' },
      { number: second, mode: 'off' },
      { number: second, drawing: true },
    ),
  }),
);
type Step = { readonly number: number; readonly type: string; readonly body?: unknown };
const run = (steps: readonly Step[]) => {
  for (const { number, type, body } of steps) lesson.send(number, type, body ?? fineIntents[type] ?? {});
};

describe('[PROT-1] the class is shut', () => {
  it('no child keeps a microphone or a camera, the door is locked, the chat closed, the board frozen', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        lesson = newLesson();
        run(steps);
        lesson.send(teacher, 'protection.shut');
        expect([mayBe('microphone'), mayBe('camera')]).toEqual([0, 0]);
        expect(lesson.shown(teacher, 'room')).toMatchObject({ doorLocked: true });
        expect(lesson.shown(second, 'chat')).toMatchObject({ mode: 'closed', mayWrite: false });
        expect(lesson.shown(second, 'board')).toMatchObject({ drawing: false, exceptions: [] });
        expect(lesson.shown(second, 'attention')).toMatchObject({ gallery: false, spotlight: null });
      }),
      { seed: 11, numRuns: 150 },
    );
  });

  it('for the media server no child sends anything and who waits is nobody, whether or not it is there to hear it', () => {
    const before = lesson.state;
    lesson.state = { ...before, lesson: { ...before.lesson, media: false } };
    expect(lesson.send(teacher, 'protection.shut')).toBeNull();
    const people = mediaPeople(lesson.state).get(null) ?? new Map<string, unknown>();
    expect(people.has(`media-${linked}`)).toBe(false);
    for (const number of [child, second, third]) {
      expect(people.get(`media-${number}`)).toEqual({ sources: [] });
    }
  });

  it('who came by the class link waits at the bench and is told why; cards and adults stay', () => {
    lesson.send(teacher, 'seat.to-bench', { number: third });
    lesson.send(teacher, 'protection.shut');
    expect(lesson.shown(linked, 'bench')).toMatchObject({ shut: true });
    expect(lesson.shown(third, 'bench')).not.toHaveProperty('shut'); // sent there before, by somebody
    lesson.send(teacher, 'bench.admit', { number: third });
    const admitted = [...lesson.state.seats.values()].filter(({ state }) => state === 'admitted');
    expect(admitted.map(({ number }) => number)).toEqual([teacher, coteacher, child, second, third]);
  });

  it('either adult may shut and open it, no child may, and adults keep their devices', () => {
    for (const number of [child, linked]) {
      expect(lesson.send(number, 'protection.shut')).toBe('forbidden');
      expect(lesson.send(number, 'protection.open')).toBe('forbidden');
    }
    expect(lesson.send(coteacher, 'protection.shut')).toBeNull();
    for (const number of [teacher, coteacher]) {
      const seat = lesson.state.seats.get(number);
      expect(seat && seatRights(lesson.state, seat)).toMatchObject({ microphone: true, camera: true });
    }
    expect(lesson.send(teacher, 'protection.open')).toBeNull();
    expect(readProtection(lesson.state)).toBeNull();
  });

  it('nobody removes, benches or mutes an adult, shut or open', () => {
    for (const type of ['seat.remove', 'seat.to-bench', 'media.mute', 'media.close-camera']) {
      expect(lesson.send(coteacher, type, { number: teacher })).toBe('forbidden');
      lesson.send(coteacher, 'protection.shut');
      expect(lesson.send(coteacher, type, { number: teacher })).toBe('forbidden');
    }
  });
});

describe('[PROT-2] the class is open again', () => {
  it('exactly as before, whatever adults and children did meanwhile, also over a restart', () => {
    const adults = fc.array(
      fc.record({
        number: fc.constantFrom(teacher, coteacher),
        type: fc.constantFrom('room.lock', 'room.stage', 'room.child-camera', 'mode.set', 'board.allow'),
      }),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), adults, fc.boolean(), (steps, meanwhile, restarts) => {
        lesson = newLesson();
        run(steps);
        const before = standing();
        lesson.send(teacher, 'protection.shut');
        run(meanwhile);
        lesson.send(coteacher, 'protection.shut'); // keeps what the first one saw
        if (restarts) lesson.restart();
        lesson.send(coteacher, 'protection.open');
        expect(standing()).toEqual(before);
      }),
      { seed: 12, numRuns: 200 },
    );
  });

  it('a child from the class link is back with its hand in its place', () => {
    lesson.send(linked, 'hands.raise');
    lesson.pass(1000);
    lesson.send(second, 'hands.raise');
    lesson.send(teacher, 'protection.shut');
    lesson.send(teacher, 'protection.open');
    expect(lesson.shown(teacher, 'hands')).toMatchObject([{ number: linked }, { number: second }]);
  });

  it('who left or was removed meanwhile stays away, and nothing of it comes back', () => {
    lesson.send(teacher, 'attention.spotlight', { number: third });
    lesson.send(teacher, 'room.child-camera', { mode: 'class', number: third });
    lesson.send(teacher, 'protection.shut');
    lesson.send(third, 'seat.leave');
    lesson.send(teacher, 'seat.remove', { number: linked });
    lesson.send(teacher, 'protection.open');
    expect([linked, third].map((number) => lesson.state.seats.get(number)?.state)).toEqual([
      'removed',
      'left',
    ]);
    expect(lesson.shown(teacher, 'attention')).toMatchObject({ spotlight: null });
    expect(lesson.state.facts.get('cameras')?.size).toBe(0);
  });

  it('opening an open class changes nothing', () => {
    const before = standing();
    expect(lesson.send(teacher, 'protection.open')).toBeNull();
    expect(standing()).toEqual(before);
  });
});

it('[MODE-3] outside free talk at most one child may speak, in any order of intents', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      lesson = newLesson();
      lesson.send(teacher, 'mode.set', { mode: 'talk' });
      run(steps);
      const mode = lesson.shown(teacher, 'mode');
      if (mode !== null && mode !== 'play') expect(mayBe('microphone')).toBeLessThanOrEqual(1);
    }),
    { seed: 13, numRuns: 200 },
  );
});
