/** The form of an own question as somebody types it, and what it becomes. */
import type { OwnPoll } from '@/lib/polls/rules';
import {
  answerMax,
  answersMax,
  answersMin,
  questionMax,
  tidyLine,
  type PollPicture,
  type PollTemplateDTO,
} from '@/lib/polls/schema';

export type DraftAnswer = {
  readonly id: number;
  readonly word: string;
  readonly picture: PollPicture | null;
  readonly right: boolean;
};
export type Draft = {
  readonly question: string;
  readonly answers: readonly DraftAnswer[];
  readonly multiple: boolean;
  readonly quiz: boolean;
  readonly anonymous: boolean;
};

const answer = (id: number): DraftAnswer => ({ id, word: '', picture: null, right: false });
export const emptyDraft: Draft = {
  question: '',
  answers: [answer(1), answer(2)],
  multiple: false,
  quiz: false,
  anonymous: true,
};

export function draftOf({ poll }: PollTemplateDTO): Draft {
  return {
    ...poll,
    answers: poll.answers.map(({ word = '', picture = null }, at) => ({
      id: at + 1,
      word,
      picture,
      right: poll.right.includes(at),
    })),
  };
}

export function withAnswer(draft: Draft): Draft {
  if (draft.answers.length >= answersMax) return draft;
  const id = Math.max(...draft.answers.map((one) => one.id)) + 1;
  return { ...draft, answers: [...draft.answers, answer(id)] };
}

export function withoutAnswer(draft: Draft, id: number): Draft {
  if (draft.answers.length <= answersMin) return draft;
  return { ...draft, answers: draft.answers.filter((one) => one.id !== id) };
}

export function changeAnswer(draft: Draft, id: number, change: Partial<DraftAnswer>): Draft {
  return { ...draft, answers: draft.answers.map((one) => (one.id === id ? { ...one, ...change } : one)) };
}

export type QuestionProblem = 'missing' | 'long';
export type AnswerProblem = 'missing' | 'long';
export type DraftProblems = {
  readonly question: QuestionProblem | null;
  readonly answers: ReadonlyMap<number, AnswerProblem>;
  readonly right: boolean;
};

export function findProblems(draft: Draft): DraftProblems | null {
  const question = tidyLine(draft.question);
  const answers = new Map<number, AnswerProblem>();
  for (const { id, word, picture } of draft.answers) {
    const tidy = tidyLine(word);
    if (tidy === '' && !picture) answers.set(id, 'missing');
    else if (tidy.length > answerMax) answers.set(id, 'long');
  }
  const problems: DraftProblems = {
    question: question === '' ? 'missing' : question.length > questionMax ? 'long' : null,
    answers,
    right: draft.quiz && !draft.answers.some((one) => one.right),
  };
  return problems.question || answers.size > 0 || problems.right ? problems : null;
}

/** What the server gets of a draft without problems. */
export function pollOf({ question, answers, multiple, quiz, anonymous }: Draft): OwnPoll {
  return {
    question: tidyLine(question),
    answers: answers.map(({ word, picture }) => ({
      ...(tidyLine(word) ? { word: tidyLine(word) } : {}),
      ...(picture ? { picture } : {}),
    })),
    multiple,
    quiz,
    anonymous,
    right: quiz ? answers.flatMap(({ right }, at) => (right ? [at] : [])) : [],
  };
}
