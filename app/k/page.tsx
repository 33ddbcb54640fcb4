import type { Metadata } from 'next';
import { CardDoor } from '@/components/door/card-door';
import { Messages } from '@/components/shell/messages-boundary';
import { loadTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await loadTranslator('common'))('productName'),
    robots: { index: false },
    referrer: 'no-referrer',
  };
}

/** A child's paper card. Its secret stands behind the `#`; the first script of every page takes it out of the address. */
export default function CardDoorPage() {
  return (
    <Messages
      namespaces={['door', 'pupil', 'pupilPolls', 'pupilChat', 'pupilSlates', 'pupilTables', 'ui', 'board']}
    >
      <CardDoor />
    </Messages>
  );
}
