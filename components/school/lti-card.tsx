import { Card } from '@/components/ui/card';
import { LinkButton } from '@/components/ui/link-button';
import { loadTranslator } from '@/lib/i18n/server';

/** The way to the page about learning platforms. */
export async function LtiCard() {
  const t = await loadTranslator('ltiSchool.card');
  return (
    <Card aria-labelledby="lti" className="grid gap-3">
      <h2 id="lti" className="type-h2">
        {t('title')}
      </h2>
      <p className="text-ink-2">{t('text')}</p>
      <LinkButton href="/school/lti" className="w-fit">
        {t('open')}
      </LinkButton>
    </Card>
  );
}
