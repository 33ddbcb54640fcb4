import type { Metadata } from 'next';
import { ChildView } from '@/components/classroom/child-view/child-view';
import { Messages } from '@/components/shell/messages-boundary';
import { loadTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('childView'))('name'), robots: { index: false } };
}

/** "Kinderblick", for the frame in an adult's lesson: without a seat in this tab it shows nothing. */
export default async function ChildViewPage({
  params,
}: {
  readonly params: Promise<{ readonly lessonId: string }>;
}) {
  const { lessonId } = await params;
  return (
    <Messages
      namespaces={[
        'childView',
        'pupil',
        'pupilPolls',
        'pupilChat',
        'pupilSlates',
        'pupilTables',
        'ui',
        'board',
      ]}
    >
      <ChildView lessonId={lessonId} />
    </Messages>
  );
}
