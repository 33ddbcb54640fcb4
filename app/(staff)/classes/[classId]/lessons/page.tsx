import type { Metadata } from 'next';
import { ClassFrame } from '@/components/classes/class-frame';
import { ClassLessons } from '@/components/lessons/class-lessons';
import { FeedCard } from '@/components/lessons/feed/feed-card';
import { loadClass } from '@/lib/classes/loaders';
import { loadTranslator } from '@/lib/i18n/server';
import { loadHasFeed } from '@/lib/lessons/feed/loaders';
import { loadClassLessons } from '@/lib/lessons/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('classes.head'))('lessons') };
}

export default async function ClassLessonsPage({ params }: PageProps<'/classes/[classId]/lessons'>) {
  const view = await loadClass((await params).classId);
  return (
    <ClassFrame view={view} tab="lessons">
      <ClassLessons classId={view.id} {...await loadClassLessons(view.id)} />
      <FeedCard classId={view.id} hasFeed={await loadHasFeed(view.id)} />
    </ClassFrame>
  );
}
