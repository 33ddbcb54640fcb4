import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LessonPage } from '@/components/lessons/details/lesson-page';
import { loadTranslator } from '@/lib/i18n/server';
import { loadLesson, parseDetailsQuery } from '@/lib/lessons/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('lessons.list'))('title') };
}

export default async function LessonDetailsPage({ params, searchParams }: PageProps<'/lessons/[lessonId]'>) {
  const details = await loadLesson((await params).lessonId);
  if (!details) notFound();
  return <LessonPage details={details} {...parseDetailsQuery(await searchParams)} />;
}
