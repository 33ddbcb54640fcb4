'use client';

import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { noiseLevels, type NoiseLevel } from '@/lib/noise/schema';
import styles from './extras.module.css';

const tones: Record<NoiseLevel, string> = { 1: 'var(--leaf)', 2: 'var(--sun-ink)', 3: 'var(--coral)' };

/** One, two or three ears: how loud the class is, as number before colour. */
export function NoiseLight({ level }: { readonly level: NoiseLevel | null }) {
  const t = useTranslations('pupil.noise');
  const sentence = level === null ? t('none') : t(`level${level}`);
  return (
    <span
      role="img"
      aria-label={sentence}
      data-say={sentence}
      data-level={level ?? 0}
      className={styles.noise}
    >
      {noiseLevels.map((step) => (
        <span
          key={step}
          data-lit={level !== null && step <= level}
          style={level ? { color: tones[level] } : undefined}
        >
          <Icon name="ear" size={28} />
        </span>
      ))}
    </span>
  );
}
