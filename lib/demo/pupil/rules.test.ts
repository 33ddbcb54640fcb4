import { describe, expect, it } from 'vitest';
import type { LessonFacts } from '@/lib/classroom/schema';
import { firstPageId } from '@/lib/boards/schema';
import { habits, roll, within, wishesOf } from './rules';
import type { Habit, Wish } from './schema';

const me = 3;
const since = '2026-11-24T08:00:00.000Z';
const lesson: LessonFacts['lesson'] = {
  lessonId: 'one',
  title: '',
  className: '2a',
  kind: 'class',
  grade: '3-4',
  startsAt: since,
  endsAt: since,
  state: 'live',
  teacherName: 'Frau Kaya',
  media: true,
  me: { number: me, role: 'pupil', state: 'admitted' },
};
const poll: LessonFacts['poll'] = {
  pollId: 'p1',
  template: 'yes-no',
  question: null,
  answers: [{}, {}],
  multiple: false,
  anonymous: false,
  quiz: false,
  open: true,
  shown: false,
  openedAt: since,
  mine: [],
  counts: null,
  right: null,
  answered: [],
  missing: [],
  votes: [],
};
const attention: LessonFacts['attention'] = {
  quietAt: null,
  eyesUntil: null,
  gallery: false,
  spotlight: null,
  voice: null,
};
const board: LessonFacts['board'] = {
  boardId: 'b',
  epoch: 1,
  drawing: true,
  exceptions: [],
  pageId: firstPageId,
  clearedPageId: null,
};

const slatesWith = (mine: number | null): LessonFacts['slates'] =>
  Object.assign({ out: true, mine, turned: null, wall: [] }, { mayUndo: false });

function named(name: string): Habit {
  const found = habits.find((one) => one.name === name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
}
const wishes = (name: string, facts: Partial<LessonFacts>, done: readonly string[] = []): readonly Wish[] =>
  wishesOf(named(name), { facts: { lesson, ...facts }, done: new Set(done), seed: 7 });
const intents = (list: readonly Wish[]) =>
  list.flatMap(({ deed }) => (deed.type === 'intent' ? [deed.intent] : []));

describe('the six', () => {
  it('are six different children with six different faces', () => {
    expect(habits).toHaveLength(6);
    expect(new Set(habits.map(({ animal, badge }) => `${animal} ${badge}`)).size).toBe(6);
    expect(new Set(habits.map(({ name }) => name)).size).toBe(6);
  });

  it('answer an open question once, some much later, and one never', () => {
    const asked = habits.filter(({ name }) => intents(wishes(name, { poll })).includes('poll.vote'));
    expect(asked.map(({ name }) => name)).toEqual(['Mia', 'Can', 'Ole', 'Ada', 'Ben']);
    expect(named('Ole').answers?.[0]).toBeGreaterThan(named('Mia').answers?.[1] ?? Infinity);
    expect(intents(wishes('Mia', { poll }, ['poll p1']))).not.toContain('poll.vote');
    expect(intents(wishes('Mia', { poll: { ...poll, mine: [0] } }))).not.toContain('poll.vote');
    expect(intents(wishes('Mia', { poll: { ...poll, open: false } }))).not.toContain('poll.vote');
  });

  it('choose an answer that there is, the same for the same seed', () => {
    const chosen = Array.from({ length: 40 }, (_, seed) => {
      const [vote] = wishesOf(named('Mia'), { facts: { lesson, poll }, done: new Set(), seed });
      return vote?.deed.type === 'intent' ? JSON.stringify(vote.deed.body['choices']) : '';
    });
    expect(new Set(chosen)).toEqual(new Set(['[0]', '[1]']));
    expect(wishes('Mia', { poll })).toEqual(wishes('Mia', { poll }));
  });

  it('one takes its first turn later and its second at once; the others speak and say when they are done', () => {
    const hands = [{ number: me, since, turn: true, first: true }];
    expect(intents(wishes('Can', { hands }))).toContain('hands.later');
    expect(intents(wishes('Can', { hands }, ['later before']))).toContain('hands.done');
    expect(intents(wishes('Mia', { hands }))).toContain('hands.done');
  });

  it('two hands are up at most, and a hand that is up is not raised again', () => {
    const hand = (number: number) => ({ number, since, turn: false, first: true });
    expect(intents(wishes('Mia', { hands: [] }))).toContain('hands.raise');
    expect(intents(wishes('Mia', { hands: [hand(8), hand(9)] }))).not.toContain('hands.raise');
    expect(intents(wishes('Mia', { hands: [hand(me)] }))).not.toContain('hands.raise');
  });

  it('one asks for help, once, and is content with any answer', () => {
    expect(intents(wishes('Ole', { help: [] }))).toContain('help.ask');
    expect(intents(wishes('Ole', { help: [] }, ['help']))).not.toContain('help.ask');
    const call = { number: me, kind: 'not-understood', since, answer: 'coming' } as const;
    expect(intents(wishes('Ole', { help: [call] }, ['help']))).toContain('help.done');
  });

  it('draw where they may: on the board when it is open, on their slate when there is one', () => {
    const drawn = (facts: Partial<LessonFacts>) =>
      wishes('Mia', facts).flatMap(({ deed }) => (deed.type === 'stroke' ? [deed.stream] : []));
    expect(drawn({ board })).toEqual([1]);
    expect(drawn({ board: { ...board, drawing: false } })).toEqual([]);
    expect(drawn({ board: { ...board, exceptions: [{ number: me, drawing: false }] } })).toEqual([]);
    expect(drawn({ board, slates: slatesWith(5) })).toEqual([5]);
    expect(drawn({ board, slates: slatesWith(null) })).toEqual([]);
  });
});

describe('they obey', () => {
  const busy = {
    poll,
    board,
    hands: [{ number: me, since, turn: true, first: true }],
    help: [],
    signals: [],
  } satisfies Partial<LessonFacts>;

  it('while the class is protected, quiet or called to look, nobody does anything', () => {
    for (const { name } of habits) {
      for (const call of [
        { protection: { since, by: 1 } },
        { attention: { ...attention, eyesUntil: since } },
        { attention: { ...attention, quietAt: since } },
      ]) {
        expect(intents(wishes(name, { ...busy, ...call }))).toEqual([]);
      }
    }
  });

  it('at the bench and after the end they want nothing at all', () => {
    const gone = { ...lesson, me: { ...lesson.me, state: 'bench' } } as const;
    expect(wishes('Ben', { ...busy, lesson: gone })).toEqual([]);
    expect(wishes('Ben', { ...busy, lesson: { ...lesson, state: 'ended' } })).toEqual([]);
  });
});

describe('chance', () => {
  it('is spread over its range and stays inside a span', () => {
    const rolls = Array.from({ length: 1000 }, (_, at) => roll(at, 'hand 0'));
    expect(Math.min(...rolls)).toBeLessThan(0.02);
    expect(Math.max(...rolls)).toBeGreaterThan(0.98);
    expect(rolls.reduce((sum, one) => sum + one, 0) / 1000).toBeCloseTo(0.5, 1);
    expect(rolls.every((one) => one >= 0 && one < 1)).toBe(true);
    expect([within([10, 20], 0), within([10, 20], 0.999)]).toEqual([10, 20]);
  });
});
