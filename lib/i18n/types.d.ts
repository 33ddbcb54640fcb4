import type { Catalogue } from './catalogue';
import type { Locale } from './locales';

// Keys are checked by the compiler: t('a key that is not there') does not compile.
declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Catalogue;
  }
}
