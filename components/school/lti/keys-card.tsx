'use client';

import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { rotateLtiKeys } from '@/lib/lti/actions';
import { activeDays } from '@/lib/lti/keys/rules';
import type { LtiAdminPage } from '@/lib/lti/schema';
import { LtiProblemNote } from './problem-note';

/** LTI-31: which key signs, and the button for the day on which it must be another one. */
export function KeysCard({ keys }: { readonly keys: LtiAdminPage['keys'] }) {
  const t = useTranslations('ltiSchool.keys');
  const { submit, busy, problem } = useSubmit(rotateLtiKeys);
  return (
    <Card aria-labelledby="lti-keys" className="grid gap-3">
      <h2 id="lti-keys" className="type-h2">
        {t('title')}
      </h2>
      <p className="text-ink-2">{t('text', { days: activeDays })}</p>
      {keys.since === null ? (
        <p>{t('none')}</p>
      ) : (
        <>
          <p>
            {t('since', { day: keys.since })} {t('retired', { count: keys.retired })}
          </p>
          <Button busy={busy} onClick={() => submit()} className="w-fit">
            {t('rotate')}
          </Button>
        </>
      )}
      <LtiProblemNote problem={problem} />
    </Card>
  );
}
