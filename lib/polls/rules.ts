/** What a question may be, and who of a class is counted. Pure, and shared by the live lesson, the templates and the form. */
import { z } from 'zod';
import {
  answerMax,
  answersMax,
  answersMin,
  pollPictures,
  pollTemplates,
  questionMax,
  tidyLine,
  type PollAnswer,
  type PollTemplateName,
} from './schema';

/** Answers of a ready poll; its words and pictures are the screens' affair. */
export const readyCounts: Readonly<Record<Exclude<PollTemplateName, 'own'>, number>> = {
  thumbs: 2,
  abcd: 4,
  'yes-no': 2,
  'how-sure': 3,
};

const line = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform(tidyLine)
    .pipe(z.string().min(1).max(max));

export const questionSchema = line(questionMax);
export const answerSchema = z
  .strictObject({ word: line(answerMax).optional(), picture: z.enum(pollPictures).optional() })
  .refine(({ word, picture }) => word !== undefined || picture !== undefined)
  .transform(({ word, picture }): PollAnswer => ({
    ...(word === undefined ? {} : { word }),
    ...(picture === undefined ? {} : { picture }),
  }));
export const answersSchema = z.array(answerSchema).min(answersMin).max(answersMax);

/** Distinct places of answers, in order. */
export const choicesSchema = z
  .array(
    z
      .number()
      .int()
      .min(0)
      .max(answersMax - 1),
  )
  .max(answersMax)
  .refine((choices) => new Set(choices).size === choices.length)
  .transform((choices) => choices.toSorted((a, b) => a - b));

const optionsShape = {
  multiple: z.boolean().default(false),
  anonymous: z.boolean().default(true),
  quiz: z.boolean().default(false),
  right: choicesSchema.default([]),
};

/** A quiz knows its right answers, everything else has none; nothing points at an answer that is not there. */
const isRightSound = (poll: { readonly quiz: boolean; readonly right: readonly number[] }, count: number) =>
  poll.quiz === poll.right.length > 0 && poll.right.every((at) => at < count);

export const ownPollSchema = z
  .strictObject({ question: questionSchema, answers: answersSchema, ...optionsShape })
  .refine((poll) => isRightSound(poll, poll.answers.length));
export type OwnPoll = z.infer<typeof ownPollSchema>;

export const openPollSchema = z
  .strictObject({
    template: z.enum(pollTemplates),
    question: questionSchema.optional(),
    answers: answersSchema.optional(),
    ...optionsShape,
  })
  .refine(({ template, question, answers }) =>
    template === 'own' ? question !== undefined && answers !== undefined : answers === undefined,
  )
  .refine((poll) => isRightSound(poll, answerCount(poll)));

export function answerCount(poll: {
  readonly template: PollTemplateName;
  readonly answers?: readonly unknown[] | undefined;
}): number {
  return poll.template === 'own' ? (poll.answers?.length ?? 0) : readyCounts[poll.template];
}

export function countChoices(count: number, votes: readonly (readonly number[])[]): readonly number[] {
  return Array.from({ length: count }, (_, at) => votes.filter((choices) => choices.includes(at)).length);
}
