import { describe, expect, it } from 'vitest';
import { ownPollSchema } from '@/lib/polls/rules';
import {
  changeAnswer,
  draftOf,
  emptyDraft,
  findProblems,
  pollOf,
  withAnswer,
  withoutAnswer,
} from './own-poll';

const written = changeAnswer(
  changeAnswer({ ...emptyDraft, question: ' Was  schwimmt? ' }, 1, { word: 'Korken' }),
  2,
  { picture: 'stone' },
);

describe('a question that somebody writes', () => {
  it('is taken by the server as soon as the form finds nothing wrong', () => {
    expect(findProblems(written)).toBeNull();
    expect(ownPollSchema.parse(pollOf(written))).toEqual(pollOf(written));
    const quiz = changeAnswer({ ...written, quiz: true }, 2, { right: true });
    expect(ownPollSchema.parse(pollOf(quiz)).right).toEqual([1]);
  });

  it('hears at each field what is wrong, and keeps what stands there', () => {
    const long = changeAnswer({ ...written, question: '' }, 1, { word: 'x'.repeat(25) });
    const problems = findProblems({ ...long, quiz: true });
    expect(problems).toEqual({ question: 'missing', answers: new Map([[1, 'long']]), right: true });
    expect(long.answers[0]?.word).toHaveLength(25);
  });

  it('has two to four answers', () => {
    const four = withAnswer(withAnswer(withAnswer(written)));
    expect(four.answers.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    expect(withoutAnswer(written, 1)).toBe(written);
    expect(withoutAnswer(four, 2).answers.map(({ id }) => id)).toEqual([1, 3, 4]);
  });

  it('comes back from the kept ones as it was', () => {
    const quiz = changeAnswer({ ...written, quiz: true, question: 'Was schwimmt?' }, 1, { right: true });
    const poll = { ...pollOf(quiz) };
    expect(pollOf(draftOf({ id: 'one', poll }))).toEqual(poll);
  });
});
