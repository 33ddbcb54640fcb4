'use client';

import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { SignAvatar } from '@/components/ui/sign-avatar';
import type { LessonFacts } from '@/lib/classroom/schema';
import { useNow } from '../pupil/use-now';
import type { Child } from './children';
import { PanelButton } from './panel-button';
import { useRoom } from './room-context';
import styles from './staff.module.css';
import { useChildName } from './use-child-name';
import { waitingTime } from './waiting-time';

type HandsSectionProps = {
  readonly hands: LessonFacts['hands'];
  readonly byNumber: ReadonlyMap<number, Child>;
};

/** Who waits for a turn, longest first. */
export function HandsSection({ hands, byNumber }: HandsSectionProps) {
  const t = useTranslations('staff.hands');
  const { act, isPending } = useRoom();
  const nameOf = useChildName();
  const now = useNow(hands.length > 0 ? 1000 : null);
  const rows = hands.flatMap((hand) => {
    const child = byNumber.get(hand.number);
    return child ? [{ ...hand, child, name: nameOf(child) }] : [];
  });
  const next = rows.find((row) => !row.turn)?.number;
  return (
    <section aria-label={t('title')} className={rows.length > 0 ? `${styles.section} bg-sun-tint` : ''}>
      {rows.length > 0 ? (
        <div className="flex items-center gap-2.5">
          <Icon name="hand" size={20} strokeWidth={2.1} />
          <h2 className="font-medium">{t('title')}</h2>
          <span className="digits">{rows.length}</span>
        </div>
      ) : null}
      <ol aria-live="polite">
        {rows.map(({ number, since, turn, child, name }, at) => (
          <li
            key={number}
            className="grid min-h-12 grid-cols-[16px_36px_minmax(0,1fr)_44px_84px] items-center gap-2"
          >
            <span className="digits font-bold">{at + 1}</span>
            <SignAvatar animal={child.animal} badge={child.badge} size={32} />
            <span className="grid min-w-0">
              <span className="truncate leading-5">{name}</span>
              <span className="digits text-ink-2 text-sm" aria-live="off">
                {waitingTime(since, now)}
              </span>
            </span>
            <button
              type="button"
              aria-label={t('lower', { name })}
              title={t('lowerShort')}
              disabled={isPending('hands.lower-one', number)}
              className="rounded-control hover:bg-card grid size-11 place-items-center"
              onClick={() => void act('hands.lower-one', { number }, number)}
            >
              <Icon name="x" size={18} strokeWidth={2.1} />
            </button>
            {turn ? (
              <span className="rounded-control bg-sun text-on-sun border-ink grid min-h-11 place-items-center border-2 font-semibold">
                {t('hasTurn')}
              </span>
            ) : (
              <PanelButton
                tone={number === next ? 'primary' : 'plain'}
                label={t('giveTurn', { name })}
                isBusy={isPending('hands.give-turn', number)}
                onClick={() => void act('hands.give-turn', { number }, number)}
              >
                {t('turn')}
              </PanelButton>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
