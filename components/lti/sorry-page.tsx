import { asLocale } from '@/lib/i18n/locales';
import { loadTranslator } from '@/lib/i18n/server';
import { helpFor } from '@/lib/lti/rules';
import { LobbyCard } from './lobby-card';

type Ask = Readonly<Record<string, string | string[] | undefined>>;

const textOf = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined);

/** LTI-19: what a teacher can do about it, and a code for whoever looks after the LMS. Nothing else is known here. */
export async function SorryPage({ ask }: { readonly ask: Ask }) {
  const locale = asLocale(textOf(ask['lang'])) ?? undefined;
  const t = await loadTranslator('lti.sorry', locale);
  const { code, help } = helpFor(textOf(ask['code']));
  const mark = /^[0-9a-z]{6}$/.exec(textOf(ask['mark']) ?? '')?.[0];
  return (
    <LobbyCard title={t(help)} lang={locale}>
      <p>{t(`${help}Text`)}</p>
      <p className="text-ink-2 type-small">{t('code', { code: mark ? `${code} · ${mark}` : code })}</p>
    </LobbyCard>
  );
}
