import { type Metadata } from 'next';
import { headers } from 'next/headers';
import { CardDoor } from '@/components/door/card-door';
import { Messages } from '@/components/shell/messages-boundary';
import { cardScript } from '@/lib/classroom/client/card-address';
import { loadTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await loadTranslator('common'))('productName'),
    robots: { index: false },
    referrer: 'no-referrer',
  };
}

/** A child's paper card. Its secret stands behind the `#`; the first script of the page takes it out of the address. */
export default async function CardDoorPage() {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <>
      <script nonce={nonce} dangerouslySetInnerHTML={{ __html: cardScript }} />
      <Messages namespaces={['door', 'pupil', 'ui', 'board']}>
        <CardDoor />
      </Messages>
    </>
  );
}
