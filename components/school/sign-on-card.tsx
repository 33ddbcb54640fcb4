import { Card } from '@/components/ui/card';
import { LinkButton } from '@/components/ui/link-button';
import { loadTranslator } from '@/lib/i18n/server';

/** The way to the school's own sign-on. */
export async function SignOnCard() {
  const t = await loadTranslator('signOn.page');
  return (
    <Card aria-labelledby="sign-on" className="grid gap-3">
      <h2 id="sign-on" className="type-h2">
        {t('title')}
      </h2>
      <p className="text-ink-2">{t('hint')}</p>
      <LinkButton href="/school/sign-on" className="w-fit">
        {t('setUp')}
      </LinkButton>
    </Card>
  );
}
