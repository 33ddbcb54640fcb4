'use client';

import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Card } from '@/components/ui/card';
import { LinkButton } from '@/components/ui/link-button';
import { Switch } from '@/components/ui/switch';
import { StatusRegion, Toast } from '@/components/ui/toast';
import { planStrip } from '@/lib/strips/actions';
import { readyStrip, type StripDTO } from '@/lib/strips/rules';
import { readyStripId } from '@/lib/strips/schema';
import { StepPictures } from './step-pictures';
import { StripProblemNote } from './strip-problem-note';

type PlanStripProps = {
  readonly lessonId: string;
  readonly classId: string;
  readonly weekly: boolean;
  readonly strips: readonly StripDTO[];
  readonly stripId: string | null;
};

/** With which strip a planned lesson begins; who stands in finds it laid out. */
export function PlanStrip({ lessonId, classId, weekly, strips, stripId }: PlanStripProps) {
  const t = useTranslations('strips');
  const id = useId();
  const [chosen, setChosen] = useState(stripId ?? '');
  const [following, setFollowing] = useState(weekly);
  const [isSaved, setSaved] = useState(false);
  const { submit, busy, problem } = useSubmit(
    (value: string) => planStrip(lessonId, { stripId: value === '' ? null : value, following }),
    () => setSaved(true),
  );
  const steps = chosen === readyStripId ? readyStrip : strips.find((strip) => strip.id === chosen)?.steps;
  return (
    <Card className="grid gap-3">
      <h2 className="type-h2">{t('plan.title')}</h2>
      <label htmlFor={id} className="font-medium">
        {t('plan.label')}
      </label>
      <select
        id={id}
        value={chosen}
        aria-busy={busy || undefined}
        className="rounded-control bg-card text-ink border-line h-12 w-full max-w-md border-2 px-3"
        onChange={(event) => {
          setChosen(event.target.value);
          setSaved(false);
          submit(event.target.value);
        }}
      >
        <option value="">{t('plan.none')}</option>
        <option value={readyStripId}>{t('ready')}</option>
        {strips.map((strip) => (
          <option key={strip.id} value={strip.id}>
            {strip.title}
          </option>
        ))}
      </select>
      {weekly ? <Switch label={t('plan.following')} checked={following} onChange={setFollowing} /> : null}
      {steps ? <StepPictures steps={steps} /> : null}
      <StatusRegion className="empty:absolute">
        {isSaved ? <Toast>{t('plan.saved')}</Toast> : null}
      </StatusRegion>
      <StripProblemNote problem={problem} />
      <LinkButton variant="quiet" className="justify-self-start" href={`/classes/${classId}/strips`}>
        {t('plan.make')}
      </LinkButton>
    </Card>
  );
}
