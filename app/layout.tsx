import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { earlySubmitScript } from '@/components/shell/early-submit-script';
import { cardScript } from '@/lib/classroom/client/card-address';
import { loadLocale } from '@/lib/i18n/server';
import './globals.css';

export const metadata: Metadata = { title: 'Kreide', robots: { index: false, follow: false } };
export const viewport: Viewport = { width: 'device-width', initialScale: 1, themeColor: '#FFFBF4' };

/** Pages whose word comes behind the `#`: a card, a staff link, a receipt. */
const hashPages = ['/k', '/a', '/receipt'];

// Before any other code: that word leaves the address, and a form sent too early waits.
const firstScript = `if(${JSON.stringify(hashPages)}.includes(location.pathname)){${cardScript}}${earlySubmitScript}`;

// Every page is rendered per request: the script policy carries a fresh nonce.
export const dynamic = 'force-dynamic';

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const locale = await loadLocale();
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    // The browser hides the nonce from scripts, so what React finds differs from what it sent.
    <html lang={locale} suppressHydrationWarning>
      <head>
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: firstScript }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
