'use client';

import type { ReactNode } from 'react';
import { IntlProvider, useLocale, useMessages, useTimeZone } from 'use-intl';

type Tree = { readonly [key: string]: unknown };
const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The words of `over` where it has some, else those of `base`. Compiled sentences are arrays, and stay whole. */
function overlaid(base: Tree, over: Tree): Tree {
  const own = Object.entries(over).map(([key, value]) => {
    const before = base[key];
    return [key, isTree(value) && isTree(before) ? overlaid(before, value) : value] as const;
  });
  return { ...base, ...Object.fromEntries(own) };
}

/** In a lesson for adults the same screens speak of guests, not of children: the namespace `adults` says what is said otherwise. */
export function AdultWords({ on = true, children }: { readonly on?: boolean; readonly children: ReactNode }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const messages: Tree = useMessages();
  const { adults } = messages;
  if (!on || !isTree(adults)) return children;
  const spoken = Object.fromEntries(Object.entries(adults).filter(([name]) => name in messages));
  return (
    <IntlProvider locale={locale} messages={overlaid(messages, spoken)} {...(timeZone ? { timeZone } : {})}>
      {children}
    </IntlProvider>
  );
}
