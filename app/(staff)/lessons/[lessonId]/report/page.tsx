import type { Metadata } from 'next';
import { ReportPage } from '@/components/reports/report-page';
import { loadTranslator } from '@/lib/i18n/server';
import { loadReport } from '@/lib/reports/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('reports'))('title') };
}

type Props = PageProps<'/lessons/[lessonId]/report'>;

export default async function LessonReportPage({ params, searchParams }: Props) {
  const withNames = (await searchParams)['names'] === '1';
  const report = await loadReport((await params).lessonId, withNames);
  return <ReportPage report={report} withNames={withNames} />;
}
