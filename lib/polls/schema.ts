import { animals, objects } from '@/lib/shared/signs';

/** A question with two to four answers. Shape and colour of an answer follow from its place: sun, lagoon, plum, coral. */
export const pollTemplates = ['thumbs', 'abcd', 'yes-no', 'how-sure', 'own'] as const;
export type PollTemplateName = (typeof pollTemplates)[number];
export const questionMax = 120;
export const answerMax = 24;
export const answersMin = 2;
export const answersMax = 4;
/** One line without anything invisible: what is shown to children hides nothing and breaks nothing. */
export const tidyLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();

/** What lies on a table of a primary school and is not an animal or a thing of the picture code. */
export const pollThings = ['cork', 'stone', 'leaf', 'nail'] as const;
export type PollThing = (typeof pollThings)[number];
/** Pictures that may stand for an answer. */
export const pollPictures = [...objects, ...pollThings, ...animals] as const;
export type PollPicture = (typeof pollPictures)[number];
export type PollAnswer = { readonly word?: string; readonly picture?: PollPicture };

export type PollFact = {
  readonly pollId: string;
  readonly template: PollTemplateName;
  readonly question: string | null;
  /** For the ready polls empty words: screens word them in their own language by template and place. */
  readonly answers: readonly PollAnswer[];
  readonly multiple: boolean;
  readonly anonymous: boolean;
  readonly quiz: boolean;
  readonly open: boolean;
  /** The results are shown to the class. */
  readonly shown: boolean;
  readonly openedAt: string;
  /** Own choice, indexes of answers; empty: none yet. Staff: empty. */
  readonly mine: readonly number[];
  /** Votes per answer; staff always, pupils when shown. */
  readonly counts: readonly number[] | null;
  /** Quiz: indexes of right answers; staff always, pupils when shown. */
  readonly right: readonly number[] | null;
  /** Staff only. */
  readonly answered: readonly number[];
  /** Staff only: admitted children who have not answered. */
  readonly missing: readonly number[];
  /** Staff only, and only when not anonymous. */
  readonly votes: readonly { readonly number: number; readonly choices: readonly number[] }[];
};

/** Questions that a class keeps to ask them again. */
export const templatesMax = 40;
export type PollTemplateDTO = {
  readonly id: string;
  readonly poll: Pick<PollFact, 'answers' | 'multiple' | 'anonymous' | 'quiz'> & {
    readonly question: string;
    readonly right: readonly number[];
  };
};
export type TemplateProblem = 'not-found' | 'invalid' | 'full';
