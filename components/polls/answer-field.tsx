'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { BadgeMark } from '@/components/ui/badge-mark';
import { TextField } from '@/components/ui/text-field';
import { Icon } from '@/components/ui/icon';
import { pollPictures, type PollPicture as PictureName } from '@/lib/polls/schema';
import { badges } from '@/lib/shared/signs';
import type { DraftAnswer } from './own-poll';
import { PollPicture } from './poll-picture';
import { usePictureName } from './use-poll-words';

type AnswerFieldProps = {
  readonly at: number;
  readonly answer: DraftAnswer;
  readonly quiz: boolean;
  readonly problem: string | undefined;
  readonly onChange: (change: Partial<DraftAnswer>) => void;
  /** Null: two must stay. */
  readonly onRemove: (() => void) | null;
};

/** One answer: its shape, a word, a picture or both. */
export function AnswerField({ at, answer, quiz, problem, onChange, onRemove }: AnswerFieldProps) {
  const t = useTranslations('polls.own');
  const pictureName = usePictureName();
  const [choosing, setChoosing] = useState(false);
  const number = at + 1;
  return (
    <div className="grid gap-2">
      <div className="flex items-start gap-2">
        <span aria-hidden className="mt-7.5 grid h-12 w-7 shrink-0 place-items-center">
          <BadgeMark badge={badges[at] ?? 'sun'} size={28} halo={null} />
        </span>
        <TextField
          className="min-w-0 flex-1"
          label={t('answer', { number })}
          value={answer.word}
          autoComplete="off"
          error={problem}
          onChange={(event) => onChange({ word: event.target.value })}
        />
        <button
          type="button"
          aria-expanded={choosing}
          aria-label={
            answer.picture
              ? t('pictureIs', { number, picture: pictureName(answer.picture) })
              : t('picture', { number })
          }
          onClick={() => setChoosing(!choosing)}
          className="border-line rounded-control hover:bg-sand mt-7.5 grid size-12 shrink-0 place-items-center border-2 bg-white"
        >
          {answer.picture ? (
            <PollPicture picture={answer.picture} size={34} />
          ) : (
            <span className="text-[#22303c]">
              <Icon name="plus" size={20} strokeWidth={2.1} />
            </span>
          )}
        </button>
        {onRemove ? (
          <button
            type="button"
            aria-label={t('remove', { number })}
            onClick={onRemove}
            className="rounded-control hover:bg-sand mt-7.5 grid size-12 shrink-0 place-items-center"
          >
            <Icon name="x" size={20} strokeWidth={2.1} />
          </button>
        ) : null}
      </div>
      {quiz ? (
        <label className="ms-9 flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            checked={answer.right}
            onChange={(event) => onChange({ right: event.target.checked })}
            className="accent-lagoon size-5"
          />
          {t('isRight')}
        </label>
      ) : null}
      {choosing ? (
        <PictureChoice
          value={answer.picture}
          onChoose={(picture) => {
            onChange({ picture });
            setChoosing(false);
          }}
        />
      ) : null}
    </div>
  );
}

type PictureChoiceProps = {
  readonly value: PictureName | null;
  readonly onChoose: (picture: PictureName | null) => void;
};

function PictureChoice({ value, onChoose }: PictureChoiceProps) {
  const t = useTranslations('polls.own');
  const pictureName = usePictureName();
  return (
    <div
      role="group"
      aria-label={t('pictures')}
      className="bg-sand rounded-control flex flex-wrap gap-1.5 p-2"
    >
      <button
        type="button"
        aria-pressed={value === null}
        onClick={() => onChoose(null)}
        className="rounded-control bg-card border-line min-h-12 border-2 px-3"
      >
        {t('noPicture')}
      </button>
      {pollPictures.map((picture) => (
        <button
          key={picture}
          type="button"
          aria-label={pictureName(picture)}
          title={pictureName(picture)}
          aria-pressed={value === picture}
          onClick={() => onChoose(picture)}
          className="rounded-control aria-pressed:border-lagoon grid size-12 place-items-center border-2 border-transparent bg-white"
        >
          <PollPicture picture={picture} size={34} />
        </button>
      ))}
    </div>
  );
}
