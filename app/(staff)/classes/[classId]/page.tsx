import type { Metadata } from 'next';
import { ClassPage } from '@/components/classes/class-page';
import { loadClass } from '@/lib/classes/loaders';
import { loadTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('classes.head'))('cards') };
}

export default async function CardsPage({ params }: PageProps<'/classes/[classId]'>) {
  return <ClassPage view={await loadClass((await params).classId)} />;
}
