import type { Metadata } from 'next';
import { SorryPage } from '@/components/lti/sorry-page';
import { loadTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('common'))('productName') };
}

/** A launch that did not go on. */
export default async function LtiSorryPage({ searchParams }: PageProps<'/lti/sorry'>) {
  return <SorryPage ask={await searchParams} />;
}
