'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { NumberStepper } from '@/components/ui/number-stepper';
import { StatusRegion, Toast } from '@/components/ui/toast';
import { changeRetention } from '@/lib/retention/actions';
import { retentionNames, retentionRanges, type RetentionDays } from '@/lib/shared/retention';

/** How long what a lesson leaves is kept. Says beforehand that a shorter time deletes. */
export function RetentionCard({ days }: { readonly days: RetentionDays }) {
  const t = useTranslations('retention.times');
  const problems = useTranslations('retention.problem');
  const [wanted, setWanted] = useState(days);
  const { submit, busy, problem } = useSubmit(() => changeRetention(wanted));
  const isChanged = retentionNames.some((name) => wanted[name] !== days[name]);
  const isShorter = retentionNames.some((name) => wanted[name] < days[name]);
  return (
    <Card aria-labelledby="times" className="grid gap-4">
      <div>
        <h2 id="times" className="type-h2">
          {t('title')}
        </h2>
        <p className="text-ink-2">{t('hint')}</p>
      </div>
      {retentionNames.map((name) => {
        const { min, max, standard } = retentionRanges[name];
        return (
          <div key={name}>
            <NumberStepper
              label={t(name)}
              lessLabel={t('less')}
              moreLabel={t('more')}
              unit={t('days')}
              value={wanted[name]}
              min={min}
              max={max}
              onChange={(value) => setWanted({ ...wanted, [name]: value })}
            />
            <p className="type-small text-ink-2 mt-1">{t('range', { min, max, standard })}</p>
          </div>
        );
      })}
      <p aria-live="polite" className="text-berry font-medium empty:absolute">
        {isShorter ? t('shorter') : null}
      </p>
      <StatusRegion urgent className="empty:absolute">
        {problem === null ? null : <Toast tone="warning">{problems(problem)}</Toast>}
      </StatusRegion>
      {isChanged ? (
        <Button
          variant={isShorter ? 'danger' : 'secondary'}
          busy={busy}
          onClick={() => submit()}
          className="w-fit"
        >
          {t('save')}
        </Button>
      ) : null}
    </Card>
  );
}
