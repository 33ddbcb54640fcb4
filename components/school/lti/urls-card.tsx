'use client';

import { useTranslations } from 'use-intl';
import { useCopy } from '@/components/shell/use-copy';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import type { LtiAdminPage } from '@/lib/lti/schema';

const names = ['login', 'launch', 'jwks'] as const;

/** Our addresses, to be copied into the LMS. */
export function UrlsCard({ urls }: { readonly urls: LtiAdminPage['urls'] }) {
  const t = useTranslations('ltiSchool.urls');
  return (
    <Card aria-labelledby="lti-urls" className="grid gap-4">
      <h2 id="lti-urls" className="type-h2">
        {t('title')}
      </h2>
      <ul className="grid gap-4">
        {names.map((name) => (
          <UrlRow key={name} label={t(name)} name={name} url={urls[name]} />
        ))}
      </ul>
      <p className="text-ink-2">{t('window')}</p>
    </Card>
  );
}

type RowProps = { readonly label: string; readonly name: string; readonly url: string };

function UrlRow({ label, name, url }: RowProps) {
  const t = useTranslations('ltiSchool.urls');
  const { state, copy } = useCopy(url);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <div className="min-w-0">
        <p className="font-medium">{label}</p>
        <p className="type-small break-all select-all" data-testid={`lti-${name}`}>
          {url}
        </p>
      </div>
      <Button
        icon={state === 'copied' ? 'check' : 'copy'}
        aria-label={t('copyOf', { label })}
        onClick={() => void copy()}
      >
        {state === 'copied' ? t('copied') : t('copy')}
      </Button>
    </li>
  );
}
