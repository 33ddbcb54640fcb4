import { NarrowCard } from '@/components/accounts/narrow-card';
import { SiteFrame } from '@/components/shell/site-frame';
import { LinkButton } from '@/components/ui/button';
import { loadTranslator } from '@/lib/i18n/server';

export default async function NotFound() {
  const t = await loadTranslator('common.lost');
  return (
    <SiteFrame>
      <NarrowCard>
        <div className="grid gap-4">
          <h1 className="type-h1">{t('title')}</h1>
          <p>{t('text')}</p>
          <LinkButton variant="primary" size="hero" href="/" className="mt-2 w-full">
            {t('home')}
          </LinkButton>
        </div>
      </NarrowCard>
    </SiteFrame>
  );
}
