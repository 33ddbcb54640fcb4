import type { Metadata } from 'next';
import { TabPage } from '@/components/lti/tab-page';
import { loadTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('common'))('productName') };
}

/** In a frame that keeps no cookie: the way into a tab of its own. */
export default async function LtiTabPage({ searchParams }: PageProps<'/lti/tab'>) {
  return <TabPage ask={await searchParams} />;
}
