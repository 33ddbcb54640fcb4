import type { Metadata } from 'next';
import { ProvidersPage } from '@/components/sign-on/providers-page';
import { loadTranslator } from '@/lib/i18n/server';
import { loadProviders } from '@/lib/sign-on/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('signOn.page'))('title') };
}

export default async function SignOn() {
  return <ProvidersPage providers={await loadProviders()} />;
}
