'use client';

import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { TextField } from '@/components/ui/text-field';
import { changeLocalHost } from '@/lib/lti/actions';
import { LtiProblemNote } from './problem-note';

/** What may be asked in the school's own network. */
export function HostsCard({ hosts }: { readonly hosts: readonly string[] }) {
  const t = useTranslations('ltiSchool.hosts');
  const { submit, busy, problem } = useSubmit((host: string, isAllowed: boolean) =>
    changeLocalHost({ host, isAllowed }),
  );
  return (
    <Card aria-labelledby="lti-hosts" className="grid gap-4">
      <div>
        <h2 id="lti-hosts" className="type-h2">
          {t('title')}
        </h2>
        <p className="text-ink-2">{t('text')}</p>
      </div>
      <ul className="grid empty:hidden">
        {hosts.map((host) => (
          <li
            key={host}
            className="border-rule flex items-center justify-between gap-4 border-t py-2 first:border-t-0"
          >
            <span className="break-all">{host}</span>
            <Button busy={busy} aria-label={t('removeOf', { host })} onClick={() => submit(host, false)}>
              {t('remove')}
            </Button>
          </li>
        ))}
      </ul>
      <form
        key={hosts.length}
        noValidate
        method="post"
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const host = new FormData(event.currentTarget).get('host');
          submit(typeof host === 'string' ? host : '', true);
        }}
      >
        <TextField name="host" label={t('host')} hint={t('hint')} autoComplete="off" spellCheck={false} />
        <LtiProblemNote problem={problem} />
        <Button type="submit" busy={busy} className="w-fit">
          {t('add')}
        </Button>
      </form>
    </Card>
  );
}
