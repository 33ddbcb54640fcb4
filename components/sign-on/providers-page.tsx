import { Messages } from '@/components/shell/messages-boundary';
import { Card } from '@/components/ui/card';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { loadTranslator } from '@/lib/i18n/server';
import type { ProviderDTO } from '@/lib/sign-on/schema';
import { AddProvider } from './add-provider';

/** Every identity provider of the school, and a new one. */
export async function ProvidersPage({ providers }: { readonly providers: readonly ProviderDTO[] }) {
  const t = await loadTranslator('signOn.page');
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')} />
      <Messages namespaces={['signOn']}>
        <div className="grid items-start gap-6 pb-8 lg:grid-cols-2">
          <Card aria-labelledby="providers" className="grid gap-3">
            <h2 id="providers" className="type-h2">
              {t('list')}
            </h2>
            {providers.length === 0 ? <p className="text-ink-2">{t('none')}</p> : null}
            <ul className="grid empty:hidden">
              {providers.map(({ id, label, issuer, isEnabled }) => (
                <li
                  key={id}
                  className="border-rule flex items-center justify-between gap-4 border-t py-3 first:border-t-0"
                >
                  <span className="min-w-0">
                    <span className="block font-medium">{label}</span>
                    <span className="type-small text-ink-2 block wrap-anywhere">
                      {isEnabled ? t('on') : t('off')}
                      {issuer === '' ? null : ` · ${issuer}`}
                    </span>
                  </span>
                  <LinkButton href={`/school/sign-on/${id}`} aria-label={t('openOf', { label })}>
                    {t('open')}
                  </LinkButton>
                </li>
              ))}
            </ul>
          </Card>
          <AddProvider />
        </div>
      </Messages>
    </>
  );
}
