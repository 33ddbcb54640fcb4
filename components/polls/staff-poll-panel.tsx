'use client';

import { useTranslations } from 'use-intl';
import { useRoom } from '@/components/classroom/staff/room-context';
import { BadgeMark } from '@/components/ui/badge-mark';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { PollFact } from '@/lib/polls/schema';
import { usePollWords } from './use-poll-words';

type StaffPollPanelProps = {
  readonly poll: PollFact;
  /** A child as staff call it, by seat number. */
  readonly nameOf: (number: number) => string;
};

/** The question that is on: live counts, who is missing, and what can be done with it. Only adults see it. */
export function StaffPollPanel({ poll, nameOf }: StaffPollPanelProps) {
  const t = useTranslations('polls.panel');
  const { question } = usePollWords(poll);
  const children = poll.answered.length + poll.missing.length;
  return (
    <section aria-label={t('title')} className="grid gap-3">
      <div className="flex items-baseline justify-between gap-3">
        <h2 className="min-w-0 font-medium wrap-anywhere">{question}</h2>
        <span className="type-small text-ink-2 shrink-0">{poll.open ? t('open') : t('closed')}</span>
      </div>
      <p role="status" className="flex items-center gap-2 font-medium">
        <Icon name="check" size={20} strokeWidth={2.1} />
        {t('answered', { count: poll.answered.length, of: children })}
      </p>
      <Counts poll={poll} nameOf={nameOf} />
      {poll.missing.length > 0 ? (
        <p className="type-small">
          <span className="text-ink-2">{t('missing')}</span> {poll.missing.map(nameOf).join(', ')}
        </p>
      ) : null}
      <PollButtons poll={poll} />
    </section>
  );
}

function Counts({ poll, nameOf }: StaffPollPanelProps) {
  const t = useTranslations('polls.panel');
  const { answers } = usePollWords(poll);
  return (
    <ul className="grid gap-1.5">
      {answers.map(({ at, tone, name }) => {
        const count = poll.counts?.[at] ?? 0;
        const share = poll.answered.length > 0 ? (count / poll.answered.length) * 100 : 0;
        const voters = poll.votes.filter(({ choices }) => choices.includes(at));
        return (
          <li key={at} className="grid grid-cols-[24px_minmax(0,1fr)_auto_24px] items-center gap-x-2">
            <BadgeMark badge={tone} size={24} halo={null} />
            <span className="truncate">
              {name}
              {poll.right?.includes(at) ? (
                <span className="text-leaf ms-2 inline-flex items-center gap-1 align-middle">
                  <Icon name="star" size={16} strokeWidth={2.1} title={t('right')} />
                </span>
              ) : null}
            </span>
            <span className="bg-sand h-3 w-24 overflow-hidden rounded-full" aria-hidden>
              <span
                className="block h-full rounded-full"
                style={{ width: `${share}%`, background: `var(--${tone})` }}
              />
            </span>
            <span className="digits text-end font-bold">{count}</span>
            {voters.length > 0 ? (
              <span className="type-small text-ink-2 col-start-2 col-end-5">
                {voters.map(({ number }) => nameOf(number)).join(', ')}
              </span>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

function PollButtons({ poll }: { readonly poll: PollFact }) {
  const t = useTranslations('polls.panel');
  const { act, isPending } = useRoom();
  return (
    <div className="flex flex-wrap gap-2 max-[1279px]:[&>button]:px-3">
      <Button
        variant={poll.shown ? 'secondary' : 'primary'}
        aria-pressed={poll.shown}
        busy={isPending('poll.show')}
        onClick={() => void act('poll.show', { shown: !poll.shown })}
      >
        {poll.shown ? t('hide') : t('show')}
      </Button>
      {poll.open ? (
        <Button busy={isPending('poll.close')} onClick={() => void act('poll.close')}>
          {t('end')}
        </Button>
      ) : null}
      <Button
        variant="quiet"
        {...(poll.open ? { icon: 'trash' as const } : {})}
        busy={isPending('poll.discard')}
        onClick={() => void act('poll.discard')}
      >
        {poll.open ? t('discard') : t('putAway')}
      </Button>
    </div>
  );
}
