import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ProviderPage } from '@/components/sign-on/provider-page';
import { loadTranslator } from '@/lib/i18n/server';
import { loadProvider } from '@/lib/sign-on/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('signOn.page'))('title') };
}

export default async function Provider({ params }: { readonly params: Promise<{ providerId: string }> }) {
  const loaded = await loadProvider((await params).providerId);
  return loaded ? <ProviderPage {...loaded} /> : notFound();
}
