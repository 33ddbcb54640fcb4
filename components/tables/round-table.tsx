'use client';

import { useTranslations } from 'use-intl';
import { SignAvatar } from '@/components/ui/sign-avatar';
import type { SeatView } from '@/lib/classroom/schema';
import styles from './tables.module.css';

/** A table seen from above, oneself at the near side. */
export function RoundTable({ seats, me }: { readonly seats: readonly SeatView[]; readonly me: number }) {
  const t = useTranslations('pupilTables');
  const ui = useTranslations('ui.animal');
  const own = Math.max(
    0,
    seats.findIndex(({ number }) => number === me),
  );
  const around = [...seats.slice(own), ...seats.slice(0, own)];
  return (
    <ul className={styles.round} style={{ listStyle: 'none', padding: 0 }}>
      <li aria-hidden className={styles.top} />
      {around.map(({ number, name, animal = 'penguin', badge = 'sun' }, at) => {
        const angle = Math.PI / 2 + (at * 2 * Math.PI) / around.length;
        const word = number === me ? t('me') : (name ?? ui(animal));
        return (
          <li
            key={number}
            className={styles.chair}
            style={{ left: `${50 + 50 * Math.cos(angle)}%`, top: `${50 + 50 * Math.sin(angle)}%` }}
            data-say={word}
          >
            <SignAvatar animal={animal} badge={badge} size={76} />
            <span data-name>{word}</span>
          </li>
        );
      })}
    </ul>
  );
}
