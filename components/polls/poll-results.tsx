'use client';

import { useTranslations } from 'use-intl';
import { BadgeMark } from '@/components/ui/badge-mark';
import { Icon } from '@/components/ui/icon';
import type { PollFact } from '@/lib/polls/schema';
import { longestWord, type WordStyle } from './answer-tile';
import { PollHeading } from './poll-heading';
import { PollPicture, ReadyPicture } from './poll-picture';
import styles from './polls.module.css';
import { type ShownAnswer, usePollWords } from './use-poll-words';

/** How the class answered, for the stage of both sides: shape, colour, picture, word and a bar; a quiz marks what is right. */
export function PollResults({ poll }: { readonly poll: PollFact }) {
  const t = useTranslations('pupilPolls');
  const { question, answers } = usePollWords(poll);
  const most = Math.max(1, ...(poll.counts ?? []));
  return (
    <section className={styles.poll} aria-label={t('results')}>
      <PollHeading question={question} />
      <ul className={styles.bars}>
        {answers.map((answer) => (
          <ResultRow key={answer.at} poll={poll} answer={answer} most={most} />
        ))}
      </ul>
    </section>
  );
}

/** One answer and how often it was given, in words. */
export function useResultWords(poll: PollFact): (answer: ShownAnswer) => string {
  const t = useTranslations('pupilPolls');
  return ({ at, name }) =>
    [
      t('votes', { answer: name, count: poll.counts?.[at] ?? 0 }),
      poll.right?.includes(at) ? t('right') : '',
      poll.mine.includes(at) ? t('mine') : '',
    ]
      .filter(Boolean)
      .join(' ');
}

type ResultRowProps = { readonly poll: PollFact; readonly answer: ShownAnswer; readonly most: number };

function ResultRow({ poll, answer, most }: ResultRowProps) {
  const { at, tone, word, picture } = answer;
  const count = poll.counts?.[at] ?? 0;
  const isRight = poll.right?.includes(at) ?? false;
  const isMine = poll.mine.includes(at);
  const say = useResultWords(poll)(answer);
  const style: WordStyle = { '--len': longestWord(word), '--tone': `var(--${tone})` };
  return (
    <li className={styles.bar} style={style} data-say={say} data-right={isRight ? true : undefined}>
      <span className="sr-only">{say}</span>
      <span aria-hidden className={styles.barShape}>
        <BadgeMark badge={tone} size={46} halo={null} />
      </span>
      <span aria-hidden className={styles.barName}>
        {picture || poll.template !== 'own' ? (
          <span className={styles.barPicture}>
            {picture ? <PollPicture picture={picture} /> : null}
            <ReadyPicture template={poll.template} at={at} />
          </span>
        ) : null}
        {word ? <span data-name>{word}</span> : null}
        {isMine ? (
          <span className={styles.barMine}>
            <Icon name="check" size={20} strokeWidth={3} />
          </span>
        ) : null}
      </span>
      <span aria-hidden className={styles.track}>
        <span className={styles.fill} style={{ width: `${(count / most) * 100}%` }} />
      </span>
      <span aria-hidden data-name className={`digits ${styles.barCount}`}>
        {count}
      </span>
      <span aria-hidden className={styles.barRight}>
        {isRight ? <Icon name="star" size={36} fill="var(--sun)" /> : null}
      </span>
    </li>
  );
}
