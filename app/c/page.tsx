import type { Metadata } from 'next';
import { CodeDoor } from '@/components/door/code-door';
import { Messages } from '@/components/shell/messages-boundary';
import { loadTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('common'))('productName'), robots: { index: false } };
}

/** The short address on the wall of the classroom. */
export default function PictureCodePage() {
  return (
    <Messages namespaces={['door', 'pupil', 'ui']}>
      <CodeDoor />
    </Messages>
  );
}
