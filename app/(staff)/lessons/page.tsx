import type { Metadata } from 'next';
import { LessonList } from '@/components/lessons/list/lesson-list';
import { loadTranslator } from '@/lib/i18n/server';
import { loadLessons } from '@/lib/lessons/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('lessons.list'))('title') };
}

export default async function LessonsPage({ searchParams }: PageProps<'/lessons'>) {
  const params = await searchParams;
  return <LessonList list={await loadLessons(params)} isFirstPage={params['after'] === undefined} />;
}
