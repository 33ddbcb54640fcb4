import { beforeEach, describe, expect, it } from 'vitest';
import { child, LessonMachine, teacher } from '@/lib/testing/lesson-machine';
import { seatRights } from './rules';

let lesson: LessonMachine;
beforeEach(() => {
  lesson = new LessonMachine(3);
});

function rightsOf(number: number) {
  const seat = lesson.state.seats.get(number);
  if (!seat) throw new Error('no such seat');
  return seatRights(lesson.state, seat);
}
describe('[MODE-2] microphones', () => {
  it('while the class listens, talks or works only who has the turn may speak', () => {
    for (const mode of ['listen', 'talk', 'work']) {
      lesson.send(teacher, 'mode.set', { mode });
      expect([11, 12].map((number) => rightsOf(number).microphone)).toEqual([false, false]);
    }
    lesson.send(11, 'hands.raise');
    lesson.send(teacher, 'hands.give-turn', { number: 11 });
    expect([11, 12].map((number) => rightsOf(number).microphone)).toEqual([true, false]);
    lesson.send(teacher, 'mode.set', { mode: 'play' });
    expect([11, 12].map((number) => rightsOf(number).microphone)).toEqual([true, true]);
  });
});

describe('[ATT-5] whose picture the class gets', () => {
  it('the child on the stage, or all; never one with a rule of its own, nor against its parents', () => {
    lesson.change(12, { cameraConsent: 'no' });
    lesson.send(teacher, 'room.child-camera', { mode: 'teacher', number: 11 });
    lesson.send(teacher, 'attention.gallery', { on: true });
    expect(rightsOf(11)).toMatchObject({ camera: true, cameraTo: 'staff' });
    expect(rightsOf(12).camera).toBe(false);
    expect(rightsOf(13)).toMatchObject({ camera: true, cameraTo: 'class' });
    lesson.send(teacher, 'attention.gallery', { on: false });
    lesson.send(teacher, 'attention.spotlight', { number: 11 });
    expect(rightsOf(11).cameraTo).toBe('staff');
    lesson.send(teacher, 'attention.spotlight', { number: 13 });
    expect(rightsOf(13).cameraTo).toBe('class');
  });

  it('a child is told whom the class may see, and of nobody else what was said for that child alone', () => {
    lesson.change(12, { cameraConsent: 'no' });
    for (const [number, mode] of [
      [11, 'teacher'],
      [12, 'class'],
      [13, 'class'],
    ] as const)
      lesson.send(teacher, 'room.child-camera', { mode, number });
    expect(lesson.shown(child, 'room')).toMatchObject({ cameras: [{ number: 13, mode: 'class' }] });
    expect(lesson.shown(11, 'room')).toMatchObject({
      cameras: [
        { number: 11, mode: 'teacher' },
        { number: 13, mode: 'class' },
      ],
    });
  });

  it('cameras that are off for the class stay off', () => {
    lesson.send(teacher, 'room.child-camera', { mode: 'off' });
    lesson.send(teacher, 'attention.gallery', { on: true });
    expect(rightsOf(13).camera).toBe(false);
  });
});
