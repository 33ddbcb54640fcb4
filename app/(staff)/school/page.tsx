import type { Metadata } from 'next';
import { SchoolPage } from '@/components/school/school-page';
import { loadTranslator } from '@/lib/i18n/server';
import { loadJobs } from '@/lib/jobs/loaders';
import { loadRetention } from '@/lib/retention/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('jobs.school'))('title') };
}

export default async function School() {
  const [jobs, retention] = await Promise.all([loadJobs(), loadRetention()]);
  return <SchoolPage jobs={jobs} retention={retention} />;
}
