import 'server-only';
import { cookies, headers } from 'next/headers';
import { createTranslator, type NamespaceKeys, type NestedKeyOf } from 'use-intl/core';
import { catalogue, type Catalogue } from './catalogue';
import { compileMessages } from './compile';
import { asLocale, defaultLocale, localeCookie, type Locale } from './locales';

/** The reader's language: what was chosen on this device, else the browser's wish, else German. */
export async function loadLocale(): Promise<Locale> {
  const chosen = asLocale((await cookies()).get(localeCookie)?.value);
  if (chosen) {
    return chosen;
  }
  const wish = (await headers()).get('accept-language') ?? '';
  for (const part of wish.split(',')) {
    const locale = asLocale(part.trim().slice(0, 2).toLowerCase());
    if (locale) return locale;
  }
  return defaultLocale;
}

/** `t` for server components and actions, in the reader's language. */
export async function loadTranslator<N extends NamespaceKeys<Catalogue, NestedKeyOf<Catalogue>>>(
  namespace: N,
  /** Where somebody else chose it (an LMS). */
  chosen?: Locale,
) {
  const locale = chosen ?? (await loadLocale());
  return createTranslator<Catalogue, N>({
    locale,
    messages: compileMessages(catalogue(locale)),
    namespace,
    timeZone: 'Europe/Berlin',
  });
}
