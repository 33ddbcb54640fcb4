import { beforeEach, describe, expect, it } from 'vitest';
import { decideIntent } from '@/lib/classroom/rules';
import { child, coteacher, LessonMachine, teacher } from '@/lib/testing/lesson-machine';
import { readAttention } from './feature';

let lesson: LessonMachine;
const now = () => readAttention(lesson.state);
beforeEach(() => {
  lesson = new LessonMachine(3);
});

/** Whose microphones this intent closes. */
function muted(type: string) {
  const actor = lesson.state.seats.get(teacher);
  if (!actor) throw new Error('no teacher');
  const decided = decideIntent({
    state: lesson.state,
    actor,
    type,
    body: {},
    now: lesson.now,
    random: () => 0,
  });
  return (decided.ok ? (decided.value.effects ?? []) : []).map(
    (effect) => effect.type === 'mute-track' && effect.number,
  );
}

describe('[ATT-1] quiet', () => {
  it('shows for four seconds, then is gone for everybody', () => {
    lesson.send(teacher, 'attention.quiet');
    lesson.pass(3_999);
    expect(now().quietAt).not.toBeNull();
    lesson.pass(1);
    expect(now().quietAt).toBeNull();
  });

  it('asked a second time within four seconds it closes every child’s microphone, later it only asks', () => {
    expect(muted('attention.quiet')).toEqual([]);
    lesson.send(teacher, 'attention.quiet');
    expect(muted('attention.quiet')).toEqual([child, 11, 12, 13]);
    lesson.pass(4_000);
    expect(muted('attention.quiet')).toEqual([]);
  });
});

describe('[ATT-2] eyes', () => {
  it('let go by themselves after three minutes, also when the process came again meanwhile', () => {
    lesson.send(teacher, 'attention.eyes', { on: true });
    lesson.restart();
    lesson.pass(179_999);
    expect(now().eyesUntil).not.toBeNull();
    lesson.pass(1);
    expect(now().eyesUntil).toBeNull();
  });

  it('no work mode ends them', () => {
    lesson.send(teacher, 'attention.eyes', { on: true });
    for (const mode of ['listen', 'talk', 'work', 'play', null]) {
      lesson.send(teacher, 'mode.set', { mode });
      expect(now().eyesUntil).not.toBeNull();
    }
  });
});

describe('[ATT-3] pictures for all, one child on the stage', () => {
  it('only a child that is in can stand there, one at a time, and it goes when the child goes', () => {
    expect(lesson.send(teacher, 'attention.spotlight', { number: coteacher })).toBe('forbidden');
    expect(lesson.send(teacher, 'attention.spotlight', { number: 4 })).toBe('not-found');
    lesson.send(teacher, 'attention.spotlight', { number: 11 });
    lesson.send(coteacher, 'attention.spotlight', { number: 12 });
    expect(now().spotlight).toBe(12);
    lesson.send(12, 'seat.leave');
    expect(now().spotlight).toBeNull();
  });

  it('listening takes the children from everybody’s screen, the other modes do not', () => {
    lesson.send(teacher, 'attention.gallery', { on: true });
    lesson.send(teacher, 'attention.spotlight', { number: 11 });
    for (const mode of ['talk', 'work', 'play']) lesson.send(teacher, 'mode.set', { mode });
    expect(now()).toMatchObject({ gallery: true, spotlight: 11 });
    lesson.send(teacher, 'mode.set', { mode: 'listen' });
    expect(now()).toMatchObject({ gallery: false, spotlight: null });
  });
});

describe('[ATT-4] the voice that wins', () => {
  it('of two adults it is the last one’s, and the other’s letting go does not end it', () => {
    lesson.send(teacher, 'attention.voice', { on: true });
    lesson.send(coteacher, 'attention.voice', { on: true });
    lesson.send(teacher, 'attention.voice', { on: false });
    expect(now().voice).toBe(coteacher);
    lesson.send(coteacher, 'attention.voice', { on: false });
    expect(now().voice).toBeNull();
  });

  it('falls after a minute without a new press', () => {
    lesson.send(teacher, 'attention.voice', { on: true });
    lesson.pass(59_999);
    expect(now().voice).toBe(teacher);
    lesson.pass(1);
    expect(now().voice).toBeNull();
  });

  it('falls when its adult goes away, and does not come back with her', () => {
    lesson.send(teacher, 'attention.voice', { on: true });
    lesson.change(teacher, { online: false });
    expect(now().voice).toBeNull();
    lesson.pass(0);
    lesson.change(teacher, { online: true });
    expect(now().voice).toBeNull();
    lesson.send(teacher, 'attention.voice', { on: true });
    lesson.send(teacher, 'seat.leave');
    expect(now().voice).toBeNull();
  });
});
