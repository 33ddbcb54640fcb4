import type { ReactNode } from 'react';
import { Messages } from '@/components/shell/messages-boundary';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import type { IdentityDTO } from '@/lib/accounts/identities/schema';
import type { ColleagueDTO } from '@/lib/accounts/schema';
import { loadLocale, loadTranslator } from '@/lib/i18n/server';
import { ColleaguesCard } from './colleagues-card';
import { DevicesCard } from './devices-card';
import { IdentitiesCard } from './identities-card';
import { MyNameForm } from './my-name-form';
import { PasskeysCard } from './passkeys-card';
import { PasswordForm } from './password-form';
import { ResetCard } from './reset-card';

type Props = {
  readonly account: {
    readonly displayName: string;
    readonly email: string | null;
    readonly schoolName: string;
    readonly role: 'admin' | 'teacher';
    readonly hasPassword: boolean;
    readonly timeZone: string;
    readonly signIns: readonly {
      readonly id: string;
      readonly device: string;
      readonly lastSeenAt: Date;
      readonly isThis: boolean;
    }[];
    readonly passkeys: readonly { readonly id: string; readonly label: string; readonly createdAt: Date }[];
    readonly identities: readonly IdentityDTO[];
    readonly colleagues: readonly ColleagueDTO[];
  };
  /** Buttons that lead to the school's sign-ons, to link them. */
  readonly linkable: ReactNode;
  readonly passkeyAddress: string | null;
  /** What this browser calls itself: the first name of a new passkey. */
  readonly thisDevice: string;
};

export async function AccountPage({ account, linkable, passkeyAddress, thisDevice }: Props) {
  const t = await loadTranslator('accounts.account');
  const locale = await loadLocale();
  const { timeZone } = account;
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
  const role = account.role === 'admin' ? t('roleAdmin') : t('roleTeacher');
  return (
    <>
      <PageHeader title={t('title')} hint={`${account.schoolName} · ${role}`} />
      <Messages namespaces={['accounts']}>
        <div className="grid items-start gap-6 pb-8 lg:grid-cols-2">
          <div className="grid gap-6">
            <Card aria-labelledby="you" className="grid gap-4">
              <h2 id="you" className="type-h2">
                {t('you')}
              </h2>
              {account.email === null ? null : <p className="text-ink-2 wrap-anywhere">{account.email}</p>}
              <MyNameForm displayName={account.displayName} />
            </Card>
            <DevicesCard
              devices={account.signIns.map(({ id, device, isThis, lastSeenAt }) => ({
                id,
                device,
                isThis,
                lastSeen: moment.format(lastSeenAt),
              }))}
            />
            <ColleaguesCard mayMakeAdmins={account.role === 'admin'} />
            {account.colleagues.length > 0 ? <ResetCard colleagues={account.colleagues} /> : null}
          </div>
          <div className="grid gap-6">
            <PasskeysCard
              passkeys={account.passkeys.map(({ id, label, createdAt }) => ({
                id,
                label,
                since: day.format(createdAt),
              }))}
              address={passkeyAddress}
              thisDevice={thisDevice}
            />
            {account.email === null ? null : (
              <Card aria-labelledby="password" className="grid gap-4">
                <h2 id="password" className="type-h2">
                  {t('password')}
                </h2>
                <PasswordForm hasPassword={account.hasPassword} />
              </Card>
            )}
            <IdentitiesCard
              more={linkable}
              identities={account.identities.map(({ id, label, lastUsedAt }) => ({
                id,
                label,
                lastUsed: day.format(lastUsedAt),
              }))}
            />
          </div>
        </div>
      </Messages>
    </>
  );
}
