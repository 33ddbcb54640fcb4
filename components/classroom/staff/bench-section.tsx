'use client';

import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { SignAvatar } from '@/components/ui/sign-avatar';
import type { SeatView } from '@/lib/classroom/schema';
import { PanelButton } from './panel-button';
import { useRoom } from './room-context';
import styles from './staff.module.css';

type BenchSectionProps = { readonly waiting: readonly SeatView[] };

/** Who waits at the door. What is unusual about somebody is said in words, before the tap. */
export function BenchSection({ waiting }: BenchSectionProps) {
  const t = useTranslations('staff.bench');
  const { act, isPending } = useRoom();
  const cards = waiting.filter((seat) => seat.via === 'card' && !seat.marked && !seat.request).length;
  return (
    <section aria-label={t('title')} className={waiting.length > 0 ? `${styles.section} bg-lagoon-tint` : ''}>
      {waiting.length > 0 ? (
        <div className="flex items-center gap-2.5">
          <Icon name="door" size={20} strokeWidth={2.1} />
          <h2 className="font-medium">{t('title')}</h2>
          <span className="digits">{waiting.length}</span>
          <PanelButton
            className="ms-auto"
            isBusy={isPending('bench.wave')}
            onClick={() => void act('bench.wave')}
          >
            {t('wave')}
          </PanelButton>
        </div>
      ) : null}
      <ul aria-live="polite">
        {waiting.map((seat) => (
          <BenchRow key={seat.number} seat={seat} />
        ))}
      </ul>
      {cards > 1 ? (
        <PanelButton
          tone="primary"
          className="mt-1 w-full"
          isBusy={isPending('bench.admit-cards')}
          onClick={() => void act('bench.admit-cards')}
        >
          {t('admitCards', { count: cards })}
        </PanelButton>
      ) : null}
    </section>
  );
}

function BenchRow({ seat }: { readonly seat: SeatView }) {
  const t = useTranslations('staff.bench');
  const ui = useTranslations('ui');
  const { act, isPending } = useRoom();
  const { number, animal, badge } = seat;
  const sign =
    animal && badge ? ui('sign', { animal: ui(`animal.${animal}`), badge: ui(`badge.${badge}`) }) : '';
  const name = seat.name ?? sign;
  return (
    <li className="py-1">
      <div className="flex min-h-12 items-center gap-2.5 max-[1279px]:gap-1">
        {animal && badge ? <SignAvatar animal={animal} badge={badge} size={36} /> : null}
        <span className="min-w-0 flex-1">
          <span className="block leading-5">{name}</span>
          <span className="type-small text-ink-2 block">{t(`via.${seat.via}`)}</span>
        </span>
        <button
          type="button"
          aria-label={t('refuse', { name })}
          title={t('refuseShort')}
          disabled={isPending('bench.refuse', number)}
          className="rounded-control hover:bg-card grid size-11 shrink-0 place-items-center"
          onClick={() => void act('bench.refuse', { number }, number)}
        >
          <Icon name="x" size={20} strokeWidth={2.1} />
        </button>
        <PanelButton
          tone={seat.marked || seat.request ? 'plain' : 'primary'}
          className="max-[1279px]:px-2!"
          label={t('admit', { name })}
          isBusy={isPending('bench.admit', number)}
          onClick={() => void act('bench.admit', { number }, number)}
        >
          {t('admitShort')}
        </PanelButton>
      </div>
      {seat.marked ? (
        <p className="type-small bg-coral-tint rounded-control px-3 py-1.5">{t('marked')}</p>
      ) : null}
      {seat.request ? (
        <p className="type-small bg-sun-tint rounded-control px-3 py-1.5">{t('request')}</p>
      ) : null}
    </li>
  );
}
