import Link from 'next/link';
import { loadTranslator } from '@/lib/i18n/server';
import { AccountMenu } from './account-menu';
import { LanguageMenu } from './language-menu';
import { Logo } from './logo';
import { Messages } from './messages-boundary';
import { NavLinks } from './nav-links';

type Props = { readonly displayName: string; readonly isAdmin: boolean };

export async function StaffHeader({ displayName, isAdmin }: Props) {
  const t = await loadTranslator('accounts.nav');
  const common = await loadTranslator('common');
  const links = [
    { href: '/home', word: t('today'), also: '/lessons' },
    { href: '/classes', word: t('classes') },
    { href: '/help', word: t('help') },
  ];
  return (
    <header className="border-rule bg-card border-b print:hidden">
      <div className="mx-auto flex min-h-16 w-full max-w-[1168px] flex-wrap items-center justify-between gap-x-6 px-6">
        <div className="flex flex-wrap items-center gap-x-9">
          <Link href="/home" className="flex min-h-11 items-center no-underline">
            <Logo name={common('productName')} />
          </Link>
          <NavLinks label={t('label')} links={links} />
        </div>
        <div className="flex items-center gap-3">
          <Messages namespaces={[]}>
            <LanguageMenu label={t('language')} />
          </Messages>
          <AccountMenu
            displayName={displayName}
            words={{
              menu: t('menuOf', { name: displayName }),
              account: t('account'),
              school: isAdmin ? t('school') : null,
              signOut: t('signOut'),
            }}
          />
        </div>
      </div>
    </header>
  );
}
