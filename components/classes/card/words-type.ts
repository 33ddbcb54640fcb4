import type { IconName } from '@/components/ui/icon';
import type { Locale } from '@/lib/i18n/locales';

export type ParentsLine = { readonly icon: IconName; readonly bold: string; readonly text: string };
export type ParentsWords = {
  readonly locale: Locale;
  readonly heading: string;
  readonly lines: readonly ParentsLine[];
};
