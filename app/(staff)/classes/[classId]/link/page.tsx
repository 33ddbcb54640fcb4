import type { Metadata } from 'next';
import { LinkPage } from '@/components/classes/link-page';
import { loadClassLink } from '@/lib/classes/loaders';
import { loadTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('classes.link'))('classLink') };
}

export default async function ClassLinkPage({ params, searchParams }: PageProps<'/classes/[classId]/link'>) {
  const page = await loadClassLink((await params).classId);
  const isReady = (await searchParams)['ready'] !== undefined;
  return <LinkPage {...page} isReady={isReady} />;
}
