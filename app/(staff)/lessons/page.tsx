import type { Metadata } from 'next';
import { FeedCard } from '@/components/lessons/feed/feed-card';
import { LessonList } from '@/components/lessons/list/lesson-list';
import { loadTranslator } from '@/lib/i18n/server';
import { loadHasFeed } from '@/lib/lessons/feed/loaders';
import { loadLessons } from '@/lib/lessons/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('lessons.list'))('title') };
}

export default async function LessonsPage({ searchParams }: PageProps<'/lessons'>) {
  const params = await searchParams;
  return (
    <>
      <LessonList list={await loadLessons(params)} isFirstPage={params['after'] === undefined} />
      <FeedCard classId={null} hasFeed={await loadHasFeed(null)} />
    </>
  );
}
