'use client';

import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { endOtherSignIns, endSignIn } from '@/lib/accounts/actions';
import { AccountProblemNote } from './account-problem-note';

type Device = {
  readonly id: string;
  readonly device: string;
  readonly lastSeen: string;
  readonly isThis: boolean;
};

/** Every browser that is signed in; each can be signed out from here, and stops at its next request. */
export function DevicesCard({ devices }: { readonly devices: readonly Device[] }) {
  const t = useTranslations('accounts.account');
  const one = useSubmit((id: string) => endSignIn(id));
  const all = useSubmit(() => endOtherSignIns());
  return (
    <Card aria-labelledby="devices" className="grid gap-4">
      <div>
        <h2 id="devices" className="type-h2">
          {t('devices')}
        </h2>
        <p className="text-ink-2">{t('devicesHint')}</p>
      </div>
      <ul className="divide-rule grid divide-y">
        {devices.map(({ id, device, lastSeen, isThis }) => (
          <li key={id} className="flex min-h-14 items-center justify-between gap-3 py-2">
            <span className="min-w-0">
              <span className="block truncate font-medium">{device}</span>
              <span className="type-small text-ink-2 block">
                {isThis ? t('thisDevice') : t('lastSeen', { when: lastSeen })}
              </span>
            </span>
            {isThis ? null : (
              <Button
                aria-label={t('endDeviceLabel', { device })}
                busy={one.busy}
                onClick={() => one.submit(id)}
              >
                {t('endDevice')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <AccountProblemNote problem={one.problem ?? all.problem} />
      {devices.length > 2 ? (
        <Button busy={all.busy} onClick={() => all.submit()} className="w-fit">
          {t('endOthers')}
        </Button>
      ) : null}
    </Card>
  );
}
