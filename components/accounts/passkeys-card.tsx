'use client';

import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { finishPasskey, removePasskey, startPasskey } from '@/lib/accounts/actions';
import { makePasskey } from '@/lib/accounts/client/passkeys';
import type { AccountProblem } from '@/lib/accounts/schema';
import { refuse, type Result } from '@/lib/shared/result';
import { AccountProblemNote } from './account-problem-note';

type Props = {
  readonly passkeys: readonly { readonly id: string; readonly label: string; readonly since: string }[];
  /** Where passkeys work; null: here. */
  readonly address: string | null;
  readonly thisDevice: string;
};

export function PasskeysCard({ passkeys, address, thisDevice }: Props) {
  const t = useTranslations('accounts');
  const add = useSubmit(() => addPasskey(thisDevice));
  const remove = useSubmit((id: string) => removePasskey(id));
  return (
    <Card aria-labelledby="passkeys" className="grid gap-4">
      <div>
        <h2 id="passkeys" className="type-h2">
          {t('account.passkeys')}
        </h2>
        <p className="text-ink-2">{t('account.passkeysHint')}</p>
      </div>
      {passkeys.length > 0 ? (
        <ul className="divide-rule grid divide-y">
          {passkeys.map(({ id, label, since }) => (
            <li key={id} className="flex min-h-14 items-center justify-between gap-3 py-2">
              <span className="min-w-0">
                <span className="block truncate font-medium">{label}</span>
                <span className="type-small text-ink-2 block">
                  {t('account.passkeyFrom', { when: since })}
                </span>
              </span>
              <Button
                aria-label={t('account.removePasskeyLabel', { label })}
                busy={remove.busy}
                onClick={() => remove.submit(id)}
              >
                {t('account.removePasskey')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <AccountProblemNote problem={add.problem ?? remove.problem} />
      {address === null ? (
        <Button icon="key" busy={add.busy} onClick={() => add.submit()} className="w-fit">
          {t('account.addPasskey')}
        </Button>
      ) : (
        <p className="wrap-anywhere">{t('signIn.passkeyElsewhere', { address })}</p>
      )}
    </Card>
  );
}

async function addPasskey(label: string): Promise<Result<undefined, AccountProblem>> {
  const started = await startPasskey();
  if (!started.ok) return started;
  const response = await makePasskey(started.value);
  return response ? finishPasskey({ response, label }) : refuse('passkey-refused');
}
