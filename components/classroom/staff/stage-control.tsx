'use client';

import { useTranslations } from 'use-intl';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { stages, type LessonFacts } from '@/lib/classroom/schema';
import { useRoom } from './room-context';

type StageControlProps = { readonly facts: Partial<LessonFacts> };
const choices = [...stages, 'all'] as const;
type Choice = (typeof choices)[number];
const isChoice = (value: unknown): value is Choice => choices.some((choice) => choice === value);

/** What everybody looks at. "Alle" shows every child to every child; it lies over the stage and gives it back unchanged. */
export function StageControl({ facts }: StageControlProps) {
  const t = useTranslations('staff.stage');
  const { act, wanted } = useRoom();
  const gallery = wanted('attention.gallery')?.on ?? facts.attention?.gallery;
  const asked = wanted('room.stage')?.stage;
  const value = gallery === true ? 'all' : isChoice(asked) ? asked : (facts.room?.stage ?? 'board');
  function choose(choice: Choice): void {
    if (choice === 'all') void act('attention.gallery', { on: true });
    else {
      if (gallery === true) void act('attention.gallery', { on: false });
      if (choice !== facts.room?.stage) void act('room.stage', { stage: choice });
    }
  }
  return (
    <div className="flex shrink-0 items-center gap-3">
      <span aria-hidden className="type-small text-ink-2 max-[1279px]:hidden">
        {t('label')}
      </span>
      <SegmentedControl
        label={t('label')}
        labelHidden
        value={value}
        className="max-[1279px]:text-[15px] max-[1279px]:[&_label]:min-w-11 max-[1279px]:[&_label]:px-2"
        options={choices.map((choice) => ({ value: choice, word: t(choice) }))}
        onChange={choose}
      />
    </div>
  );
}
