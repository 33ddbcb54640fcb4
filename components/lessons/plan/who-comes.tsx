'use client';

import { useTranslations } from 'use-intl';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { lessonKinds, type LessonKind } from '@/lib/lessons/schema';

type Props = { readonly kind: LessonKind; readonly onKind: (kind: LessonKind) => void };

/** The children of the class, or adults; a lesson stays what it was planned for. */
export function WhoComes({ kind, onKind }: Props) {
  const t = useTranslations('lessons.plan');
  return (
    <div className="grid gap-1.5">
      <SegmentedControl
        label={t('forWhom')}
        options={lessonKinds.map((value) => ({ value, word: t(`kind.${value}`) }))}
        value={kind}
        onChange={onKind}
      />
      {kind === 'adults' ? <p className="type-small text-ink-2">{t('adultsHint')}</p> : null}
    </div>
  );
}
