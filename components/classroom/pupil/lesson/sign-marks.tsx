'use client';

import { useTranslations } from 'use-intl';
import { Icon, type IconName } from '@/components/ui/icon';
import type { SignalKind } from '@/lib/signals/schema';
import styles from './signs.module.css';

export const signIcons: Record<SignalKind, IconName> = { yes: 'thumb', no: 'x', done: 'check', clap: 'wave' };

/** A sign on somebody's avatar. */
export function SignMark({ kind, small }: { readonly kind: SignalKind; readonly small?: boolean }) {
  const t = useTranslations('pupil.signSay');
  return (
    <span
      role="img"
      aria-label={t(kind)}
      data-say={t(kind)}
      data-kind={kind}
      data-small={small}
      className={styles.mark}
    >
      <Icon name={signIcons[kind]} size={20} />
    </span>
  );
}
