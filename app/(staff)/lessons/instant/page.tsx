import type { Metadata } from 'next';
import { InstantPage } from '@/components/lessons/instant-page';
import { loadTranslator } from '@/lib/i18n/server';
import { loadInstant } from '@/lib/lessons/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('lessons.instant'))('title') };
}

export default async function InstantLessonPage() {
  return <InstantPage classes={await loadInstant()} />;
}
