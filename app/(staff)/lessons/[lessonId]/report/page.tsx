import type { Metadata } from 'next';
import { PointsCards } from '@/components/lti/points-cards';
import { ReportPage } from '@/components/reports/report-page';
import { loadTranslator } from '@/lib/i18n/server';
import { loadPointsPlaces } from '@/lib/lti/loaders';
import { loadReport } from '@/lib/reports/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('reports'))('title') };
}

type Props = PageProps<'/lessons/[lessonId]/report'>;

export default async function LessonReportPage({ params, searchParams }: Props) {
  const withNames = (await searchParams)['names'] === '1';
  const report = await loadReport((await params).lessonId, withNames);
  const places = await loadPointsPlaces(report.lesson.id);
  return (
    <ReportPage report={report} withNames={withNames}>
      {places.length > 0 ? <PointsCards lessonId={report.lesson.id} places={places} /> : null}
    </ReportPage>
  );
}
