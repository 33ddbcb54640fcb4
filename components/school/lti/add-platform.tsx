'use client';

import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { TextField } from '@/components/ui/text-field';
import { addPlatform } from '@/lib/lti/actions';
import { AddressFields } from './address-fields';
import { LtiProblemNote } from './problem-note';

/** LTI-30. */
export function AddPlatform() {
  const t = useTranslations('ltiSchool.add');
  const { submit, busy, problem } = useSubmit(addPlatform);
  const field = { autoComplete: 'off', spellCheck: false } as const;
  return (
    <Card aria-labelledby="lti-add">
      <form
        noValidate
        method="post"
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit(Object.fromEntries(new FormData(event.currentTarget)));
        }}
      >
        <div>
          <h2 id="lti-add" className="type-h2">
            {t('title')}
          </h2>
          <p className="text-ink-2">{t('hint')}</p>
        </div>
        <TextField {...field} name="name" label={t('name')} maxLength={60} />
        <TextField {...field} name="issuer" label={t('issuer')} />
        <TextField {...field} name="clientId" label={t('clientId')} />
        <TextField {...field} name="deploymentId" label={t('deploymentId')} hint={t('deploymentHint')} />
        <AddressFields />
        <LtiProblemNote problem={problem} />
        <Button type="submit" variant="primary" size="large" busy={busy} className="w-fit">
          {t('add')}
        </Button>
      </form>
    </Card>
  );
}
