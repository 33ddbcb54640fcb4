import type { Metadata } from 'next';
import { ClassFrame } from '@/components/classes/class-frame';
import { ClassData } from '@/components/classes/settings/class-data';
import { Messages } from '@/components/shell/messages-boundary';
import { loadClassData } from '@/lib/classes/loaders';
import { loadTranslator } from '@/lib/i18n/server';
import { loadYearPreview } from '@/lib/retention/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('classes.head'))('data') };
}

export default async function ClassDataPage({ params }: PageProps<'/classes/[classId]/settings'>) {
  const { classId } = await params;
  const [page, preview] = await Promise.all([loadClassData(classId), loadYearPreview(classId)]);
  return (
    <ClassFrame view={page.view} tab="data">
      <Messages namespaces={['classes', 'retention', 'ui']}>
        <ClassData {...page} preview={preview} />
      </Messages>
    </ClassFrame>
  );
}
