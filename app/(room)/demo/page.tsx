import type { Metadata } from 'next';
import { DemoRoom } from '@/components/demo/demo-room';
import { Messages } from '@/components/shell/messages-boundary';
import { requireStaff } from '@/lib/accounts/gate';
import { loadTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('demo'))('name') };
}

/** The page only asks for the lesson once it is open: looking at its address begins nothing. */
export default async function DemoPage({ searchParams }: PageProps<'/demo'>) {
  const { timeZone } = await requireStaff();
  const withChildView = (await searchParams)['view'] === 'child';
  return (
    <Messages
      namespaces={[
        ...(['demo', 'staff', 'polls', 'pupilPolls', 'chat', 'assist', 'childView'] as const),
        ...(['slates', 'tables', 'strips', 'ui', 'board', 'boardFiles'] as const),
      ]}
      timeZone={timeZone}
    >
      <DemoRoom withChildView={withChildView} />
    </Messages>
  );
}
