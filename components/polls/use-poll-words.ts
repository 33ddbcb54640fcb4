'use client';

import { useTranslations } from 'use-intl';
import type { PollFact, PollPicture } from '@/lib/polls/schema';
import { badges, isAnimal, objects, type Badge } from '@/lib/shared/signs';

export type ShownAnswer = {
  readonly at: number;
  /** Shape and colour by place. */
  readonly tone: Badge;
  readonly picture: PollPicture | null;
  /** What stands under the picture; empty when the picture says it all. */
  readonly word: string;
  /** The answer in words, always. */
  readonly name: string;
};

type Question = Pick<PollFact, 'template' | 'question' | 'answers'>;

/** How a picture of the set is called. */
export function usePictureName(): (picture: PollPicture) => string {
  const t = useTranslations('pupilPolls.thing');
  const ui = useTranslations('ui');
  return (picture) => {
    if (isAnimal(picture)) return ui(`animal.${picture}`);
    const object = objects.find((one) => one === picture);
    if (object) return ui(`object.${object}`);
    if (picture === 'cork' || picture === 'stone' || picture === 'leaf') return t(picture);
    return t('nail');
  };
}

/** The question and its answers as everybody reads them; the ready ones in the language of the page. */
export function usePollWords(poll: Question): {
  readonly question: string;
  readonly answers: readonly ShownAnswer[];
} {
  const t = useTranslations('pupilPolls');
  const nameOf = usePictureName();
  const readyWord = (at: number): string => {
    switch (poll.template) {
      case 'thumbs':
        return t(at === 0 ? 'thumbs.up' : 'thumbs.down');
      case 'yes-no':
        return t(at === 0 ? 'yesNo.yes' : 'yesNo.no');
      case 'how-sure':
        return t(at === 0 ? 'sure.sure' : at === 1 ? 'sure.nearly' : 'sure.notYet');
      case 'abcd':
        return ['A', 'B', 'C', 'D'][at] ?? '';
      case 'own':
        return '';
    }
  };
  return {
    question: poll.question ?? t(`ask.${poll.template}`),
    answers: poll.answers.map(({ word, picture }, at) => {
      const shown = word ?? readyWord(at);
      return {
        at,
        tone: badges[at] ?? 'sun',
        picture: picture ?? null,
        word: shown,
        name: shown || (picture ? nameOf(picture) : ''),
      };
    }),
  };
}
