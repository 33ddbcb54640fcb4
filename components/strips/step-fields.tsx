'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { NumberStepper } from '@/components/ui/number-stepper';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Switch } from '@/components/ui/switch';
import { TextField } from '@/components/ui/text-field';
import { stages, workModes } from '@/lib/classroom/schema';
import { newStep, type StripStep } from '@/lib/strips/rules';
import { stepKinds, stepMinutesMax, stepNameMax, stepPictures, stepTables } from '@/lib/strips/schema';
import { stepIcon, useStepName } from './step-look';

type StepFieldsProps = {
  readonly number: number;
  readonly step: StripStep;
  readonly actions: ReactNode;
  readonly onChange: (step: StripStep) => void;
};

const wraps = '[&>div]:flex-wrap';
const tableChoices = ['none', ...stepTables] as const;

/** All that one step sets. Another kind brings what it usually sets; name and sand stay. */
export function StepFields({ number, step, actions, onChange }: StepFieldsProps) {
  const t = useTranslations('strips');
  const nameOf = useStepName();
  const set = (part: Partial<StripStep>) => onChange({ ...step, ...part });
  return (
    <div role="group" aria-label={t('form.step', { number })} className="grid gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <Icon name={stepIcon(step)} size={26} strokeWidth={2.1} />
        <h3 className="min-w-0 flex-1 truncate font-semibold">{nameOf(step)}</h3>
        {actions}
      </div>
      <SegmentedControl
        label={t('form.kind')}
        className={wraps}
        value={step.kind}
        options={stepKinds.map((value) => ({ value, word: t(`kind.${value}`) }))}
        onChange={(kind) => onChange(newStep(kind, { name: step.name, minutes: step.minutes }))}
      />
      {step.kind === 'own' ? (
        <SegmentedControl
          label={t('form.picture')}
          className={wraps}
          value={step.picture}
          options={stepPictures.map((value) => ({ value, word: t(`picture.${value}`), icon: value }))}
          onChange={(picture) => set({ picture })}
        />
      ) : null}
      <TextField
        label={t('form.name')}
        hint={step.kind === 'own' ? undefined : t('form.nameHint')}
        autoComplete="off"
        maxLength={stepNameMax}
        placeholder={step.kind === 'own' ? undefined : t(`kind.${step.kind}`)}
        value={step.name}
        onChange={(event) => set({ name: event.target.value })}
      />
      <SegmentedControl
        label={t('form.mode')}
        className={wraps}
        value={step.mode}
        options={workModes.map((value) => ({ value, word: t(`mode.${value}`) }))}
        onChange={(mode) => set({ mode })}
      />
      <SegmentedControl
        label={t('form.stage')}
        className={wraps}
        value={step.stage}
        options={stages.map((value) => ({ value, word: t(`stage.${value}`) }))}
        onChange={(stage) => set({ stage })}
      />
      <SegmentedControl
        label={t('form.tables')}
        className={wraps}
        value={step.tables ?? 'none'}
        options={tableChoices.map((value) => ({ value, word: t(`tables.${value}`) }))}
        onChange={(value) => set({ tables: value === 'none' ? null : value })}
      />
      <Switch label={t('form.drawing')} checked={step.drawing} onChange={(drawing) => set({ drawing })} />
      <NumberStepper
        label={t('form.minutes')}
        lessLabel={t('form.less')}
        moreLabel={t('form.more')}
        min={0}
        max={stepMinutesMax}
        value={step.minutes ?? 0}
        onChange={(minutes) => set({ minutes: minutes === 0 ? null : minutes })}
      />
    </div>
  );
}
