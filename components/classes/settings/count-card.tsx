'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { NumberStepper } from '@/components/ui/number-stepper';
import { changeChildCount } from '@/lib/classes/actions';
import type { ClassDTO } from '@/lib/classes/schema';
import { signsMax } from '@/lib/shared/signs';
import { ClassProblemNote } from '../class-problem-note';

/** Says beforehand whom a smaller number would delete. */
export function CountCard({ view }: { readonly view: ClassDTO }) {
  const t = useTranslations('classes.data');
  const step = useTranslations('classes.new');
  const [count, setCount] = useState(Math.max(1, view.signs.length));
  const { submit, busy, problem } = useSubmit(() => changeChildCount(view.id, count));
  const difference = count - view.signs.length;
  return (
    <Card className="grid gap-4">
      <h2 className="type-h2">{t('countTitle')}</h2>
      <NumberStepper
        label={t('count')}
        lessLabel={step('less')}
        moreLabel={step('more')}
        value={count}
        min={1}
        max={signsMax}
        onChange={setCount}
      />
      <p
        aria-live="polite"
        className={`empty:absolute ${difference < 0 ? 'text-berry font-medium' : 'text-ink-2'}`}
      >
        {difference < 0 ? t('countShrink', { count: -difference }) : null}
        {difference > 0 ? t('countGrow', { count: difference }) : null}
      </p>
      <ClassProblemNote problem={problem} />
      {difference === 0 ? null : (
        <Button
          variant={difference < 0 ? 'danger' : 'secondary'}
          busy={busy}
          onClick={() => submit()}
          className="w-fit"
        >
          {difference < 0 ? t('shrink') : t('save')}
        </Button>
      )}
    </Card>
  );
}
