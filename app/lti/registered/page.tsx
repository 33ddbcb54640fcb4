import type { Metadata } from 'next';
import { RegisteredPage } from '@/components/lti/registered-page';
import { loadTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('common'))('productName') };
}

/** What became of a registration that an LMS began. */
export default async function LtiRegisteredPage({ searchParams }: PageProps<'/lti/registered'>) {
  return <RegisteredPage ask={await searchParams} />;
}
