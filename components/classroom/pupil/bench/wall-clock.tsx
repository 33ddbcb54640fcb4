'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { TimeDisk } from '@/components/ui/time-disk';
import { useTap } from '@/components/ui/use-tap';
import styles from './bench.module.css';

/** Time as a disk on the wall. It calms most children and presses some: a tap puts it away. */
export function WallClock({ fraction }: { readonly fraction: number }) {
  const t = useTranslations('pupil.bench');
  const [shown, setShown] = useState(true);
  const tap = useTap(() => setShown((was) => !was));
  return (
    <button
      type="button"
      aria-label={shown ? t('hideTime') : t('showTime')}
      aria-pressed={shown}
      className={`tap ${styles.disk}`}
      data-tap="bench.clock"
      {...tap}
    >
      {shown ? <TimeDisk fraction={fraction} size="100%" /> : <Icon name="clock" size={36} />}
    </button>
  );
}
