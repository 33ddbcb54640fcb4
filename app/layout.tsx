import { type Metadata, type Viewport } from 'next';
import { type ReactNode } from 'react';
import { loadLocale } from '@/lib/i18n/server';
import './globals.css';

export const metadata: Metadata = { title: 'Kreide', robots: { index: false, follow: false } };
export const viewport: Viewport = { width: 'device-width', initialScale: 1, themeColor: '#FFFBF4' };

// Every page is rendered per request: the script policy carries a fresh nonce.
export const dynamic = 'force-dynamic';

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const locale = await loadLocale();
  return (
    <html lang={locale}>
      <body>{children}</body>
    </html>
  );
}
