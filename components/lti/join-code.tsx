'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { StatusRegion, Toast } from '@/components/ui/toast';
import { askJoinCode } from '@/lib/lti/actions';
import { shownCode } from '@/lib/lti/joins/rules';

/** On the page of an account: the code that makes a launch from an LMS hers. */
export function JoinCode() {
  const t = useTranslations('lti.join');
  const [code, setCode] = useState<string | null>(null);
  const { submit, busy, problem } = useSubmit(askJoinCode, setCode);
  return (
    <section className="grid justify-items-start gap-3">
      <p>{t('offer')}</p>
      <Button busy={busy} onClick={() => submit()}>
        {t(code === null ? 'show' : 'again')}
      </Button>
      <StatusRegion className="empty:hidden">
        {problem ? <Toast tone="warning">{t(`problem.${problem}`)}</Toast> : null}
        {code !== null && !problem ? (
          <>
            <p className="digits text-[28px] font-bold" data-testid="join-code">
              {shownCode(code)}
            </p>
            <p className="text-ink-2">{t('secret')}</p>
          </>
        ) : null}
      </StatusRegion>
    </section>
  );
}
