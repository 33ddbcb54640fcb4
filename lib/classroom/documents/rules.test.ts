import { describe, expect, it } from 'vitest';
import { makeLiveState, seatNumbers } from '@/lib/testing/live-state';
import type { DocumentRule, LessonDocument, LiveState } from '../feature';
import { documentsMax, lessonDocuments } from './rules';

const slateRule: DocumentRule = {
  kind: 'slate',
  dependsOn: ['slates'],
  wanted: (state) => [...(state.facts.get('slates')?.keys() ?? [])],
  mayRead: (_state, seat, key) => seat.signId === key,
  mayWrite: (_state, seat, key) => seat.signId === key,
  secretKey: true,
};
const shutting = { slice: 'shut', isShut: (state: LiveState) => state.facts.has('shut') };
const documents = lessonDocuments(
  [
    {
      name: 'class',
      intents: {},
      slices: {},
      documents: {
        ...slateRule,
        kind: 'class',
        wanted: () => [],
        mayRead: () => true,
        mayWrite: () => false,
      },
    },
    { name: 'slates', intents: {}, slices: {}, documents: slateRule },
  ],
  shutting,
);
const slate = (stream: number, key: string): LessonDocument => ({
  ...{ stream, key, kind: 'slate', epoch: 1 },
  boardId: `board-${stream}`,
});
const fox = slate(2, 'sign-fox');
const bear = slate(3, 'sign-bear');
const state: LiveState = { ...makeLiveState(), documents: [fox, bear] };
const seat = (who: keyof typeof seatNumbers, from: LiveState = state) => {
  const found = from.seats.get(seatNumbers[who]);
  if (!found) throw new Error('no such seat');
  return found;
};
const shown = (who: keyof typeof seatNumbers) => documents.feature.slices['boards']?.view(state, seat(who));

describe('the documents of a lesson', () => {
  it('are all listed for staff, with whose they are', () => {
    expect(shown('teacher')).toEqual([
      { stream: 1, boardId: 'board', epoch: 1, kind: 'class', key: '' },
      fox,
      bear,
    ]);
  });

  it("are the class's and its own for a child, without any sign", () => {
    expect(shown('pupil')).toEqual([
      { stream: 1, boardId: 'board', epoch: 1, kind: 'class', key: '' },
      { ...fox, key: '' },
    ]);
  });

  it('are not listed and not read at the bench, nor after the end', () => {
    expect(shown('bench')).toBeUndefined();
    expect(documents.mayRead(state, seat('bench'), fox)).toBe(false);
    const over: LiveState = { ...state, lesson: { ...state.lesson, state: 'ended' } };
    expect(documents.mayRead(over, seat('teacher'), fox)).toBe(false);
  });

  it('are never writable for somebody who may not read them, and a kind that nobody knows is for nobody', () => {
    expect(documents.mayWrite(state, seat('pupil'), fox)).toBe(true);
    expect(documents.mayWrite(state, seat('pupil'), bear)).toBe(false);
    expect(documents.mayRead(state, seat('teacher'), { ...fox, kind: 'table' })).toBe(false);
  });

  it('are made once, each key once, and not without bound', () => {
    const wishing = (keys: readonly string[]): LiveState => ({
      ...state,
      facts: new Map([['slates', new Map(keys.map((key) => [key, {}]))]]),
    });
    expect(documents.missing(wishing(['sign-fox', 'sign-owl']))).toEqual([
      { kind: 'slate', key: 'sign-owl' },
    ]);
    const many = Array.from({ length: 900 }, (_, at) => `sign-${at}`);
    expect(documents.missing(wishing(many)).length).toBe(documentsMax - 2);
  });
});
