import { beforeEach, describe, expect, it } from 'vitest';
import { remainsOf } from '@/lib/classroom/rules';
import { child, coteacher, LessonMachine, teacher } from '@/lib/testing/lesson-machine';

let lesson: LessonMachine;
beforeEach(() => {
  lesson = new LessonMachine(2);
});
const set = (mode: string | null, who: number = teacher) => lesson.send(who, 'mode.set', { mode });

/** What a child may do: speak, and draw. */
function childMay(number: number = child) {
  const rights = lesson.shown(number, 'rights');
  const board = lesson.shown(number, 'board');
  return { rights, board };
}

describe('[MODE-1] one tap sets what the class may do', () => {
  it.each([
    ['listen', false, false],
    ['talk', false, false],
    ['work', false, true],
    ['play', true, true], // as the board was left by "work"
  ])('%s: microphone %s, board %s', (mode, microphone, drawing) => {
    set('work');
    expect(set(mode)).toBeNull();
    expect(childMay()).toMatchObject({ rights: { microphone }, board: { drawing } });
    for (const number of [child, teacher]) expect(lesson.shown(number, 'mode')).toBe(mode);
  });

  it('ends what was said for single children about drawing, and says the same for all', () => {
    lesson.send(teacher, 'board.allow', { drawing: true, number: 11 });
    set('listen');
    expect(lesson.shown(teacher, 'board')).toMatchObject({ drawing: false, exceptions: [] });
  });

  it('leaves the queue of hands and who has the turn alone', () => {
    lesson.send(11, 'hands.raise');
    lesson.send(teacher, 'hands.give-turn', { number: 11 });
    lesson.send(12, 'hands.raise');
    for (const mode of ['listen', 'work', 'play', 'talk']) set(mode);
    expect(lesson.shown(teacher, 'hands')).toMatchObject([
      { number: 11, turn: true },
      { number: 12, turn: false },
    ]);
    expect(childMay(11)).toMatchObject({ rights: { microphone: true } });
  });

  it('set twice, by two adults, it is as if set once; taken back, everybody may speak again', () => {
    set('work');
    const before = lesson.state.facts;
    set('work', coteacher);
    expect(lesson.state.facts).toEqual(before);
    set(null);
    expect(lesson.shown(child, 'mode')).toBeNull();
    expect(childMay()).toMatchObject({ rights: { microphone: true }, board: { drawing: true } });
  });

  it('outlives a restart of the process', () => {
    set('talk');
    lesson.restart();
    expect(lesson.shown(child, 'mode')).toBe('talk');
    expect(childMay()).toMatchObject({ rights: { microphone: false } });
  });

  it('is set by adults who are in, and by nobody else, and to nothing that is no mode', () => {
    expect(set('play', child)).toBe('forbidden');
    expect(set('play', 4)).toBe('forbidden');
    for (const mode of ['', 'PLAY', 'free', 'constructor']) expect(set(mode)).toBe('malformed');
    expect(lesson.send(teacher, 'mode.set', {})).toBe('malformed');
    expect(lesson.send(teacher, 'mode.set', { mode: 'play', number: 3 })).toBe('malformed');
    expect(lesson.shown(teacher, 'mode')).toBeNull();
  });
});

it('[MODE-1] when the mode changed is kept for the report, each change once and no more than sixty', () => {
  const lesson = new LessonMachine();
  lesson.send(teacher, 'mode.set', { mode: 'listen' });
  lesson.send(teacher, 'mode.set', { mode: 'listen' });
  lesson.pass(60_000);
  lesson.send(teacher, 'mode.set', { mode: null });
  const left = () => remainsOf(lesson.state).get('modes')?.value;
  expect(left()).toEqual([
    { mode: 'listen', at: '2026-11-24T07:00:00.000Z' },
    { mode: null, at: '2026-11-24T07:01:00.000Z' },
  ]);
  for (let times = 0; times < 50; times += 1) {
    lesson.send(teacher, 'mode.set', { mode: 'talk' });
    lesson.send(teacher, 'mode.set', { mode: 'work' });
  }
  expect(left()).toHaveLength(60);
});
