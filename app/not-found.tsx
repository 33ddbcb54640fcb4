import { Logo } from '@/components/shell/logo';
import { loadTranslator } from '@/lib/i18n/server';

/** Part of every page's code, so it is plain markup: a child's tablet must not fetch a header for it. */
export default async function NotFound() {
  const t = await loadTranslator('common.lost');
  const common = await loadTranslator('common');
  return (
    <main id="content" className="mx-auto grid w-full max-w-[640px] gap-4 px-6 py-20">
      <Logo name={common('productName')} />
      <h1 className="type-h1">{t('title')}</h1>
      <p>{t('text')}</p>
      <p>
        {/* eslint-disable-next-line @next/next/no-html-link-for-pages -- a link of the router is code of its own */}
        <a href="/" className="text-lagoon-deep inline-flex min-h-11 items-center font-semibold underline">
          {t('home')}
        </a>
      </p>
    </main>
  );
}
