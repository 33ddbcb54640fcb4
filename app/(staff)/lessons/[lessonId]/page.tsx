import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LessonPage } from '@/components/lessons/details/lesson-page';
import { loadTranslator } from '@/lib/i18n/server';
import { loadLesson, parseDetailsQuery } from '@/lib/lessons/loaders';
import { hasReportOf } from '@/lib/reports/loaders';
import { loadPlannedStrip } from '@/lib/strips/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('lessons.list'))('title') };
}

export default async function LessonDetailsPage({ params, searchParams }: PageProps<'/lessons/[lessonId]'>) {
  const details = await loadLesson((await params).lessonId);
  if (!details) notFound();
  const hasReport = await hasReportOf(details.lesson.id);
  const plan = isToCome(details.lesson.phase) ? await loadPlannedStrip(details.lesson.id) : null;
  const query = parseDetailsQuery(await searchParams);
  return <LessonPage details={details} hasReport={hasReport} strip={plan} {...query} />;
}

/** What it begins with can still be chosen. */
const isToCome = (phase: string): boolean => phase === 'planned' || phase === 'doors-open';
