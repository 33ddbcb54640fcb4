'use client';

import type { ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import type { Locale } from '@/lib/i18n/locales';

type Props = {
  readonly locale: Locale;
  readonly messages: object;
  readonly timeZone: string;
  readonly children: ReactNode;
};

/** Hands the words of a page to its client components. */
export function MessagesProvider({ locale, messages, timeZone, children }: Props) {
  return (
    <IntlProvider locale={locale} messages={messages} timeZone={timeZone}>
      {children}
    </IntlProvider>
  );
}
