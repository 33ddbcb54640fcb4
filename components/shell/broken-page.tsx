'use client';

import { useRouter } from 'next/navigation';
import { startTransition, useSyncExternalStore } from 'react';
import { createTranslator } from 'use-intl/core';
import { asLocale, type Locale } from '@/lib/i18n/locales';
import de from '@/lib/i18n/messages/de/common.json';
import en from '@/lib/i18n/messages/en/common.json';

const messages: Readonly<Record<Locale, { common: typeof de }>> = { de: { common: de }, en: { common: en } };
const never = () => () => undefined;

/** A page that failed, in both languages without the server's help: it may be the server that is away. */
export function BrokenPage({ onAgain }: { readonly onAgain: () => void }) {
  const router = useRouter();
  const language = useSyncExternalStore(
    never,
    () => document.documentElement.lang,
    () => 'de',
  );
  const locale = asLocale(language) ?? 'de';
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'common.broken' });
  const again = () =>
    startTransition(() => {
      router.refresh();
      onAgain();
    });
  return (
    <main id="content" className="mx-auto grid w-full max-w-[640px] gap-4 px-6 py-20">
      <h1 className="type-h1">{t('title')}</h1>
      <p>{t('text')}</p>
      <button
        type="button"
        onClick={again}
        className="rounded-card bg-lagoon text-on-fill mt-2 min-h-16 w-fit px-8 font-semibold"
      >
        {t('again')}
      </button>
    </main>
  );
}
