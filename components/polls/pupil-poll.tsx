'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useOnScreen, useSayOnce } from '@/components/classroom/speech/audio-context';
import { inSentences } from '@/components/classroom/speech/screen-words';
import { Icon } from '@/components/ui/icon';
import type { PollFact } from '@/lib/polls/schema';
import { AnswerTile } from './answer-tile';
import { PollHeading } from './poll-heading';
import { PupilResults } from './pupil-results';
import styles from './polls.module.css';
import { usePollWords } from './use-poll-words';

type PupilPollProps = {
  readonly poll: PollFact;
  /** Sends the whole choice; what it resolves with tells whether it was taken. */
  readonly onVote: (choices: readonly number[]) => Promise<{ readonly ok: boolean }> | undefined | void;
  readonly teacherName: string;
};

type Wish = { readonly pollId: string; readonly choices: readonly number[] };

/** A question in the place of the stage: two to four tiles, thanks, and the results once the teacher shows them. */
export function PupilPoll({ poll, onVote, teacherName }: PupilPollProps) {
  // Until the server has it, a child sees what it tapped; then what the server has.
  const [wish, setWish] = useState<Wish | null>(null);
  const wished = wish?.pollId === poll.pollId ? wish.choices : null;
  const chosen = wished ?? poll.mine;

  function tap(at: number) {
    const choices = nextChoices(chosen, at, poll.multiple);
    if (choices === chosen) return;
    const mine: Wish = { pollId: poll.pollId, choices };
    setWish(mine);
    const over = () => setWish((current) => (current === mine ? null : current));
    void Promise.resolve(onVote(choices)).then(over, over);
  }

  if (poll.shown && (!poll.open || poll.mine.length > 0)) return <PupilResults poll={poll} />;
  return (
    <Tiles
      poll={poll}
      chosen={chosen}
      isTaken={wished === null && poll.mine.length > 0}
      teacherName={teacherName}
      onTap={tap}
    />
  );
}

function nextChoices(chosen: readonly number[], at: number, multiple: boolean): readonly number[] {
  if (!multiple) return chosen.includes(at) ? chosen : [at];
  return chosen.includes(at)
    ? chosen.filter((other) => other !== at)
    : [...chosen, at].toSorted((a, b) => a - b);
}

type TilesProps = Pick<PupilPollProps, 'poll' | 'teacherName'> & {
  readonly chosen: readonly number[];
  /** The server has an answer of this child. */
  readonly isTaken: boolean;
  readonly onTap: (at: number) => void;
};

function Tiles({ poll, chosen, isTaken, teacherName, onTap }: TilesProps) {
  const t = useTranslations('pupilPolls');
  const { question, answers } = usePollWords(poll);
  const hint = poll.multiple ? ` ${t('several')}` : '';
  useOnScreen(
    'stage',
    inSentences([`${question}${hint}`, ...answers.map(({ name }) => name), isTaken ? t('thanksSay') : null]),
  );
  useSayOnce(isTaken ? t('thanksSay') : poll.open ? `${question}${hint}` : null);
  return (
    <section className={styles.poll} aria-label={t('region', { teacher: teacherName })}>
      <PollHeading question={question} say={`${question}${hint}`}>
        <span role="status" className={styles.status} data-say={isTaken ? t('thanksSay') : undefined}>
          {isTaken ? (
            <span className={styles.thanks}>
              <Icon name="check" size={26} strokeWidth={3} />
              {t('thanks')}
            </span>
          ) : null}
        </span>
      </PollHeading>
      <div role="group" aria-label={question} className={styles.tiles} data-count={answers.length}>
        {answers.map((answer) => (
          <AnswerTile
            key={answer.at}
            answer={answer}
            template={poll.template}
            chosen={chosen.includes(answer.at)}
            asleep={!poll.open}
            onTap={() => onTap(answer.at)}
          />
        ))}
      </div>
    </section>
  );
}
