'use client';

import { useTranslations } from 'use-intl';
import { openInvitation, registerInvitedAccount } from '@/lib/accounts/actions';
import { AccountForm } from './account-form';
import { LinkGate } from './link-gate';

export function InvitedAccount() {
  const t = useTranslations('accounts.invite');
  const used = { title: t('usedTitle'), text: t('usedText') };
  const expired = { title: t('expiredTitle'), text: t('expiredText') };
  return (
    <LinkGate open={openInvitation} used={used} expired={expired}>
      {(secret, { schoolName }) => (
        <div className="grid gap-6">
          <div>
            <h1 className="type-h1">{t('title')}</h1>
            <p className="text-ink-2">{t('text', { school: schoolName })}</p>
          </div>
          <AccountForm
            asksForSchool={false}
            submitWord={t('submit')}
            next="/home"
            send={({ displayName, email, password }) =>
              registerInvitedAccount({ displayName, email, password, secret })
            }
          />
        </div>
      )}
    </LinkGate>
  );
}
