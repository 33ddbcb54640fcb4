import type { Metadata } from 'next';
import { ClassFrame } from '@/components/classes/class-frame';
import { ClassData } from '@/components/classes/settings/class-data';
import { Messages } from '@/components/shell/messages-boundary';
import { loadClassData } from '@/lib/classes/loaders';
import { loadTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('classes.head'))('data') };
}

export default async function ClassDataPage({ params }: PageProps<'/classes/[classId]/settings'>) {
  const page = await loadClassData((await params).classId);
  return (
    <ClassFrame view={page.view} tab="data">
      <Messages namespaces={['classes', 'ui']}>
        <ClassData {...page} />
      </Messages>
    </ClassFrame>
  );
}
