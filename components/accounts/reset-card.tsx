'use client';

import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { StatusRegion } from '@/components/ui/toast';
import { resetColleague } from '@/lib/accounts/actions';
import type { ColleagueDTO } from '@/lib/accounts/schema';
import { AccountProblemNote } from './account-problem-note';
import { OnceLink } from './once-link';

type Props = { readonly colleagues: readonly ColleagueDTO[] };

/** For admins: a colleague who forgot a password gets a link with which only that colleague sets a new one. */
export function ResetCard({ colleagues }: Props) {
  const t = useTranslations('accounts.account');
  const id = useId();
  const [chosen, setChosen] = useState('');
  const [url, setUrl] = useState<string | null>(null);
  const { submit, busy, problem } = useSubmit(
    () => resetColleague(chosen),
    (made) => setUrl(made.url),
  );
  return (
    <Card id="reset" aria-labelledby="reset-title" className="grid gap-4">
      <div>
        <h2 id="reset-title" className="type-h2">
          {t('reset')}
        </h2>
        <p className="text-ink-2">{t('resetHint')}</p>
      </div>
      <div className="grid gap-1.5">
        <label htmlFor={id} className="font-medium">
          {t('resetWho')}
        </label>
        <select
          id={id}
          value={chosen}
          onChange={(event) => {
            setChosen(event.target.value);
            setUrl(null);
          }}
          className="rounded-control border-line bg-card text-ink h-12 min-w-0 border-2 px-3"
        >
          <option value="">{t('resetChoose')}</option>
          {colleagues.map((one) => (
            <option key={one.id} value={one.id}>
              {one.displayName} · {one.email}
            </option>
          ))}
        </select>
      </div>
      <AccountProblemNote problem={problem} />
      <StatusRegion className="empty:absolute">
        {url === null ? null : <OnceLink url={url} hint={t('resetReady')} />}
      </StatusRegion>
      <Button
        icon="key"
        busy={busy}
        disabled={chosen === '' || busy}
        onClick={() => submit()}
        className="w-fit"
      >
        {t('resetMake')}
      </Button>
    </Card>
  );
}
