'use client';

import { useTranslations } from 'use-intl';
import { workModes, type WorkMode } from '@/lib/classroom/schema';
import { useRoom } from './room-context';
import styles from './staff.module.css';

/** What the class does now; the same tap again lets go of it. */
export function PresetRow({ mode }: { readonly mode: WorkMode | null }) {
  const t = useTranslations('staff.mode');
  const { act, wanted } = useRoom();
  const asked = wanted('mode.set');
  const shown = asked ? asked.mode : mode;
  return (
    <div role="group" aria-label={t('label')} className="rounded-control bg-sand flex shrink-0">
      {workModes.map((value) => (
        <button
          key={value}
          type="button"
          aria-pressed={shown === value}
          title={t(`hint.${value}`)}
          className={`tap ${styles.segment}`}
          onClick={() => void act('mode.set', { mode: shown === value ? null : value })}
        >
          {t(value)}
        </button>
      ))}
    </div>
  );
}
