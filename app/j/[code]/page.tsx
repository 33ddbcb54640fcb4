import type { Metadata } from 'next';
import { LinkDoor } from '@/components/door/link-door';
import { Messages } from '@/components/shell/messages-boundary';
import { loadDoor } from '@/lib/classroom/loaders';
import { loadTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('common'))('productName'), robots: { index: false } };
}

/** The class link: who knows it may ask at the door. */
export default async function ClassDoorPage({
  params,
}: {
  readonly params: Promise<{ readonly code: string }>;
}) {
  const { code } = await params;
  return (
    <Messages
      namespaces={['door', 'pupil', 'pupilPolls', 'pupilChat', 'pupilSlates', 'pupilTables', 'ui', 'board']}
    >
      <LinkDoor linkCode={code} door={await loadDoor(code)} />
    </Messages>
  );
}
