'use client';

import type { CSSProperties } from 'react';
import { BadgeMark } from '@/components/ui/badge-mark';
import { Icon } from '@/components/ui/icon';
import { useTap } from '@/components/ui/use-tap';
import type { PollTemplateName } from '@/lib/polls/schema';
import { PollPicture, ReadyPicture } from './poll-picture';
import styles from './polls.module.css';
import type { ShownAnswer } from './use-poll-words';

type AnswerTileProps = {
  readonly answer: ShownAnswer;
  readonly template: PollTemplateName;
  readonly chosen: boolean;
  /** The question is over: nothing to tap any more. */
  readonly asleep: boolean;
  readonly onTap: () => void;
};

export type WordStyle = CSSProperties & { '--len'?: number; '--tone'?: string; '--tint'?: string };

/** The longest word decides how large all may be: a word is never cut. */
export const longestWord = (text: string): number =>
  Math.max(1, ...text.split(' ').map((word) => [...word].length));

/** One answer: shape, tint, picture, word. Chosen is a frame in its colour and a tick; the others stay as they are. */
export function AnswerTile({ answer, template, chosen, asleep, onTap }: AnswerTileProps) {
  const tap = useTap(asleep ? null : onTap);
  const { tone, word, name, picture } = answer;
  const style: WordStyle = {
    '--len': longestWord(word),
    '--tone': `var(--${tone})`,
    '--tint': `var(--${tone}-tint)`,
  };
  const ready = template === 'own' || template === 'abcd' ? null : template;
  return (
    <button
      type="button"
      {...tap}
      aria-pressed={chosen}
      aria-disabled={asleep ? true : undefined}
      aria-label={name}
      data-say={name}
      data-tap="poll.vote"
      className={`tap ${styles.tile}`}
      style={style}
    >
      <span className={styles.shape}>
        <BadgeMark badge={tone} size={46} halo={null} />
      </span>
      {picture || ready ? (
        <span className={styles.picture}>
          {picture ? <PollPicture picture={picture} /> : null}
          {ready ? <ReadyPicture template={ready} at={answer.at} /> : null}
        </span>
      ) : null}
      {word ? (
        <span data-name className={styles.word} data-alone={!picture && !ready ? true : undefined}>
          {word}
        </span>
      ) : null}
      {chosen ? (
        <span className={styles.tick}>
          <Icon name="check" size="58%" />
        </span>
      ) : null}
    </button>
  );
}
