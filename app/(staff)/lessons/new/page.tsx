import type { Metadata } from 'next';
import { PlanPage } from '@/components/lessons/plan/plan-page';
import { loadTranslator } from '@/lib/i18n/server';
import { loadPlan } from '@/lib/lessons/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('lessons.plan'))('title') };
}

export default async function NewLessonPage({ searchParams }: PageProps<'/lessons/new'>) {
  return <PlanPage plan={await loadPlan(await searchParams)} />;
}
