import type { Metadata } from 'next';
import { ClassFrame } from '@/components/classes/class-frame';
import { ClassView } from '@/components/classes/class-view';
import { Messages } from '@/components/shell/messages-boundary';
import { loadClass } from '@/lib/classes/loaders';
import { loadTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('classes.head'))('view') };
}

export default async function ClassViewPage({ params }: PageProps<'/classes/[classId]/view'>) {
  const view = await loadClass((await params).classId);
  return (
    <ClassFrame view={view} tab="view">
      <Messages namespaces={['classes']}>
        <ClassView view={view} />
      </Messages>
    </ClassFrame>
  );
}
