'use client';

import { useTranslations } from 'use-intl';
import { openFirstRun, registerFirstAccount } from '@/lib/accounts/actions';
import { AccountForm } from './account-form';
import { LinkGate } from './link-gate';

export function FirstAccount() {
  const t = useTranslations('accounts.firstRun');
  const used = { title: t('usedTitle'), text: t('usedText') };
  return (
    <LinkGate open={openFirstRun} used={used} expired={used}>
      {(secret) => (
        <div className="grid gap-6">
          <div>
            <h1 className="type-h1">{t('title')}</h1>
            <p className="text-ink-2">{t('text')}</p>
          </div>
          <AccountForm
            asksForSchool
            submitWord={t('submit')}
            next="/first-run/class"
            send={(input) =>
              registerFirstAccount({
                ...input,
                secret,
                timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
              })
            }
          />
        </div>
      )}
    </LinkGate>
  );
}
