'use client';

import { useTranslations } from 'use-intl';
import { Icon, type IconName } from '@/components/ui/icon';
import { signalKinds, type SignalFact, type SignalKind } from '@/lib/signals/schema';
import type { Child } from './children';
import styles from './staff.module.css';
import { useChildName } from './use-child-name';

type SignalsSectionProps = {
  readonly signals: readonly SignalFact[];
  readonly childrenOfClass: readonly Child[];
};

const icons: Readonly<Record<SignalKind, IconName>> = {
  yes: 'thumb',
  no: 'x',
  done: 'check',
  clap: 'sticker',
};

/** Ja, Nein, Fertig, Klatschen: how many of each, and who has said nothing yet. */
export function SignalsSection({ signals, childrenOfClass }: SignalsSectionProps) {
  const t = useTranslations('staff.signals');
  const nameOf = useChildName();
  const said = new Set(signals.map(({ number }) => number));
  const quiet = childrenOfClass
    .filter((child) => child.place === 'here' && child.seat && !said.has(child.seat.number))
    .toSorted((a, b) => a.order - b.order);
  const shown = signals.length > 0;
  return (
    <section aria-label={t('title')} className={shown ? styles.section : ''}>
      {shown ? (
        <>
          <div className="flex items-center gap-2.5">
            <h2 className="font-medium">{t('title')}</h2>
            <span className="digits">{signals.length}</span>
          </div>
          <ul className="my-1.5 grid grid-cols-4 gap-1.5 min-[900px]:max-[1279px]:grid-cols-2">
            {signalKinds.map((kind) => {
              const count = signals.filter((signal) => signal.kind === kind).length;
              return (
                <li
                  key={kind}
                  className={`rounded-control grid min-w-0 justify-items-center py-1 ${count > 0 ? 'bg-lagoon-tint' : 'bg-sand text-ink-2'}`}
                >
                  <span className="flex items-center gap-1.5">
                    <Icon name={icons[kind]} size={18} strokeWidth={2.1} />
                    <span className="digits text-[20px] font-bold">{count}</span>
                  </span>
                  <span className="type-small">{t(kind)}</span>
                </li>
              );
            })}
          </ul>
          <p className="type-small text-ink-2">
            {quiet.length === 0 ? t('everybody') : t('nothing', { count: quiet.length })}
            {quiet.length > 0 && quiet.length <= 8 ? ` ${quiet.map(nameOf).join(', ')}` : ''}
          </p>
        </>
      ) : null}
    </section>
  );
}
