'use client';

import { useTranslations } from 'use-intl';
import { openReset } from '@/lib/accounts/actions';
import { LinkGate } from './link-gate';
import { ResetForm } from './reset-form';

export function ResetAccount() {
  const t = useTranslations('accounts.reset');
  const used = { title: t('usedTitle'), text: t('usedText') };
  const expired = { title: t('expiredTitle'), text: t('expiredText') };
  return (
    <LinkGate open={openReset} used={used} expired={expired}>
      {(secret, { email, displayName }) => (
        <div className="grid gap-6">
          <div>
            <h1 className="type-h1">{t('title', { name: displayName })}</h1>
            <p className="text-ink-2">{t('text')}</p>
          </div>
          <ResetForm secret={secret} email={email} />
        </div>
      )}
    </LinkGate>
  );
}
