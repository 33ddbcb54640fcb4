import type { ReactNode } from 'react';
import { pickMessages, type Namespace } from '@/lib/i18n/catalogue';
import { compileMessages } from '@/lib/i18n/compile';
import type { Locale } from '@/lib/i18n/locales';
import { loadLocale } from '@/lib/i18n/server';
import { MessagesProvider } from './messages';

type Props = {
  readonly namespaces: readonly Namespace[];
  readonly timeZone?: string;
  /** Where somebody else chose it (an LMS); otherwise the reader's own. */
  readonly locale?: Locale | undefined;
  readonly children: ReactNode;
};

/** Server side of `MessagesProvider`: sends only the namespaces that this part of the page speaks. */
export async function Messages({ namespaces, timeZone = 'Europe/Berlin', locale: chosen, children }: Props) {
  const locale = chosen ?? (await loadLocale());
  const messages = compileMessages(pickMessages(locale, namespaces));
  return (
    <MessagesProvider locale={locale} messages={messages} timeZone={timeZone}>
      {children}
    </MessagesProvider>
  );
}
