'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { removeIdentity } from '@/lib/accounts/actions';
import { AccountProblemNote } from './account-problem-note';

type Props = {
  readonly more: ReactNode;
  readonly identities: readonly { readonly id: string; readonly label: string; readonly lastUsed: string }[];
};

/** Where else this account is known: an LMS, the school's own sign-on. */
export function IdentitiesCard({ identities, more }: Props) {
  const t = useTranslations('accounts.account');
  const { submit, busy, problem } = useSubmit((id: string) => removeIdentity(id));
  if (identities.length === 0 && !more) return null;
  return (
    <Card aria-labelledby="identities" className="grid gap-4">
      <div>
        <h2 id="identities" className="type-h2">
          {t('identities')}
        </h2>
        <p className="text-ink-2">{t('identitiesHint')}</p>
      </div>
      <ul className="divide-rule grid divide-y empty:hidden">
        {identities.map(({ id, label, lastUsed }) => (
          <li key={id} className="flex min-h-14 items-center justify-between gap-3 py-2">
            <span className="min-w-0">
              <span className="block truncate font-medium">{label}</span>
              <span className="type-small text-ink-2 block">{t('identityLastUsed', { when: lastUsed })}</span>
            </span>
            <Button aria-label={t('unlinkLabel', { label })} busy={busy} onClick={() => submit(id)}>
              {t('unlink')}
            </Button>
          </li>
        ))}
      </ul>
      <AccountProblemNote problem={problem} />
      {more}
    </Card>
  );
}
