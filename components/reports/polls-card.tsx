'use client';

import { useTranslations } from 'use-intl';
import { usePollWords } from '@/components/polls/use-poll-words';
import { BadgeMark } from '@/components/ui/badge-mark';
import { Card } from '@/components/ui/card';
import { pollPictures, type PollAnswer } from '@/lib/polls/schema';
import type { PollResult } from '@/lib/reports/schema';

export function PollsCard({ polls }: { readonly polls: readonly PollResult[] }) {
  const t = useTranslations('reports.polls');
  return (
    <Card className="grid gap-3">
      <h2 className="type-h2">{t('title')}</h2>
      {polls.length === 0 ? (
        <p className="text-ink-2">{t('none')}</p>
      ) : (
        <>
          <p className="type-small text-ink-2">{t('hint')}</p>
          <ul className="grid gap-4">
            {polls.map((poll, at) => (
              <PollCounts key={at} poll={poll} />
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function PollCounts({ poll }: { readonly poll: PollResult }) {
  const t = useTranslations('reports.polls');
  const { question, answers } = usePollWords({
    template: poll.template,
    question: poll.words?.question ?? null,
    answers: answersOf(poll),
  });
  return (
    <li>
      <h3 className="font-medium wrap-anywhere">{question}</h3>
      <p className="type-small text-ink-2">{t('answered', { count: poll.answered, of: poll.of })}</p>
      <ul className="mt-2 grid gap-1.5">
        {answers.map(({ at, tone, name }) => (
          <li key={at} className="grid grid-cols-[24px_minmax(0,1fr)_auto] items-center gap-x-2">
            <BadgeMark badge={tone} size={22} halo={null} />
            <span className="wrap-anywhere">
              {name}
              {poll.right?.includes(at) ? (
                <span className="text-leaf ms-2 font-medium">({t('right')})</span>
              ) : null}
            </span>
            <span className="digits font-semibold">{poll.counts[at] ?? 0}</span>
          </li>
        ))}
      </ul>
    </li>
  );
}

function answersOf({ words, counts }: PollResult): readonly PollAnswer[] {
  return counts.map((_, at) => {
    const answer = words?.answers?.[at];
    const picture = pollPictures.find((one) => one === answer?.picture);
    return {
      ...(answer?.word === undefined ? {} : { word: answer.word }),
      ...(picture === undefined ? {} : { picture }),
    };
  });
}
