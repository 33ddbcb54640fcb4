'use client';

import { useTranslations } from 'use-intl';
import { Switch } from '@/components/ui/switch';
import { TextField } from '@/components/ui/text-field';
import type { Problem } from '../problem-note';

type Props = {
  readonly weekly: boolean;
  readonly onWeekly: (weekly: boolean) => void;
  readonly lastDate: string;
  readonly onLastDate: (date: string) => void;
  readonly min: string;
  readonly problem: Problem | null;
};

/** Every week, to the end of the school year unless a last date is given. */
export function RepeatFields({ weekly, onWeekly, lastDate, onLastDate, min, problem }: Props) {
  const t = useTranslations('lessons');
  return (
    <>
      <Switch label={t('plan.weekly')} hint={t('plan.weeklyHint')} checked={weekly} onChange={onWeekly} />
      {weekly ? (
        <TextField
          type="date"
          label={t('plan.lastDate')}
          hint={t('plan.lastDateHint')}
          min={min}
          value={lastDate}
          error={problem === 'bad-last-date' ? t('problem.bad-last-date') : undefined}
          onChange={(event) => onLastDate(event.target.value)}
          className="sm:max-w-52"
        />
      ) : null}
    </>
  );
}
