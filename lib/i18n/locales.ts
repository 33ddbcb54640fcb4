/** German first; every catalogue exists in both, and a missing key fails the check. */
export const locales = ['de', 'en'] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = 'de';
export const localeCookie = 'kreide-locale';

export function asLocale(value: string | undefined): Locale | null {
  return locales.find((locale) => locale === value) ?? null;
}
