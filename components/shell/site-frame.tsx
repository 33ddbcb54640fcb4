import Link from 'next/link';
import type { ReactNode } from 'react';
import { loadTranslator } from '@/lib/i18n/server';
import { LanguageMenu } from './language-menu';
import { Logo } from './logo';
import { Messages } from './messages-boundary';

type Props = { readonly children: ReactNode };

/** Around everything before somebody is signed in: the name of the house, the language, one thing in the middle. */
export async function SiteFrame({ children }: Props) {
  const t = await loadTranslator('accounts.nav');
  const common = await loadTranslator('common');
  return (
    <>
      <header className="mx-auto flex min-h-16 w-full max-w-[1168px] items-center justify-between px-6">
        <Link href="/" className="flex min-h-11 items-center no-underline">
          <Logo name={common('productName')} />
        </Link>
        <Messages namespaces={[]}>
          <LanguageMenu label={t('language')} />
        </Messages>
      </header>
      <main id="content" className="mx-auto grid w-full max-w-[640px] justify-items-center px-4 pt-10 pb-12">
        {children}
      </main>
    </>
  );
}
