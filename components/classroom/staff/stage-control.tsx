'use client';

import { useTranslations } from 'use-intl';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { stages, type Stage } from '@/lib/classroom/schema';
import { useRoom } from './room-context';

/** What everybody looks at. */
export function StageControl({ stage }: { readonly stage: Stage }) {
  const t = useTranslations('staff.stage');
  const { act } = useRoom();
  return (
    <div className="ms-auto flex shrink-0 items-center gap-3">
      <span aria-hidden className="type-small text-ink-2 max-[1279px]:hidden">
        {t('label')}
      </span>
      <SegmentedControl
        label={t('label')}
        labelHidden
        value={stage}
        options={stages.map((value) => ({ value, word: t(value) }))}
        onChange={(value) => void act('room.stage', { stage: value })}
      />
    </div>
  );
}
