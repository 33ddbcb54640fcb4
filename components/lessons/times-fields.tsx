'use client';

import { useTranslations } from 'use-intl';
import { TextField } from '@/components/ui/text-field';
import { minutesMax, minutesMin, titleMax, type LessonKind } from '@/lib/lessons/schema';
import { fieldOf, type Problem } from './problem-note';

export type TimesDraft = {
  readonly date: string;
  readonly startTime: string;
  readonly minutes: string;
};

type TimesProps = {
  readonly draft: TimesDraft;
  readonly onChange: (draft: TimesDraft) => void;
  readonly problem: Problem | null;
  readonly min?: string;
};

export function TimesFields({ draft, onChange, problem, min }: TimesProps) {
  const t = useTranslations('lessons');
  const field = fieldOf(problem);
  const errorOf = (name: string) => (problem && field === name ? t(`problem.${problem}`) : undefined);
  return (
    <div className="grid items-start gap-4 sm:grid-cols-3">
      <TextField
        type="date"
        label={t('plan.date')}
        required
        min={min}
        value={draft.date}
        error={errorOf('date')}
        onChange={(event) => onChange({ ...draft, date: event.target.value })}
      />
      <TextField
        type="time"
        label={t('plan.time')}
        required
        value={draft.startTime}
        error={errorOf('startTime')}
        onChange={(event) => onChange({ ...draft, startTime: event.target.value })}
      />
      <TextField
        type="number"
        inputMode="numeric"
        label={t('plan.minutes')}
        required
        min={minutesMin}
        max={minutesMax}
        value={draft.minutes}
        error={errorOf('minutes')}
        onChange={(event) => onChange({ ...draft, minutes: event.target.value })}
      />
    </div>
  );
}

type TitleProps = {
  readonly kind: LessonKind;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: Problem | null;
};

export function TitleField({ kind, value, onChange, problem }: TitleProps) {
  const t = useTranslations('lessons');
  return (
    <TextField
      label={t('plan.name')}
      hint={t(kind === 'adults' ? 'plan.nameHintAdults' : 'plan.nameHint')}
      autoComplete="off"
      maxLength={titleMax}
      value={value}
      error={problem === 'bad-title' ? t('problem.bad-title') : undefined}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
