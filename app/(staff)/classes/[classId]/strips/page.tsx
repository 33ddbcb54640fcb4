import type { Metadata } from 'next';
import { ClassFrame } from '@/components/classes/class-frame';
import { Messages } from '@/components/shell/messages-boundary';
import { StripsOfClass } from '@/components/strips/strips-of-class';
import { loadClass } from '@/lib/classes/loaders';
import { loadTranslator } from '@/lib/i18n/server';
import { loadStrips } from '@/lib/strips/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('classes.head'))('strips') };
}

export default async function ClassStripsPage({ params }: PageProps<'/classes/[classId]/strips'>) {
  const view = await loadClass((await params).classId);
  return (
    <ClassFrame view={view} tab="strips">
      <Messages namespaces={['strips', 'ui']}>
        <StripsOfClass classId={view.id} strips={await loadStrips(view.id)} />
      </Messages>
    </ClassFrame>
  );
}
