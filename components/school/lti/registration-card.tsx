'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { MadeLink } from '@/components/shell/made-link';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { makeRegistrationLink } from '@/lib/lti/actions';
import { LtiProblemNote } from './problem-note';

/** LTI-45: the LMS enters itself, where it can (Moodle). */
export function RegistrationCard() {
  const t = useTranslations('ltiSchool.registration');
  const [link, setLink] = useState<string | null>(null);
  const { submit, busy, problem } = useSubmit(makeRegistrationLink, setLink);
  const words = {
    ...{ made: t('made'), copy: t('copy') },
    ...{ copied: t('copied'), copyFailed: t('copyFailed') },
  };
  return (
    <Card aria-labelledby="lti-registration" className="grid gap-4">
      <div>
        <h2 id="lti-registration" className="type-h2">
          {t('title')}
        </h2>
        <p className="text-ink-2">{t('hint')}</p>
      </div>
      <ol className="list-decimal space-y-1 ps-5">
        {(['make', 'paste', 'activate', 'confirm'] as const).map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
      {link === null ? null : <MadeLink link={link} testId="lti-registration-link" words={words} />}
      <LtiProblemNote problem={problem} />
      <Button busy={busy} onClick={() => submit()} className="w-fit">
        {t(link === null ? 'create' : 'another')}
      </Button>
    </Card>
  );
}
