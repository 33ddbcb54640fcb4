import type { Metadata } from 'next';
import { AssistPage } from '@/components/assist/assist-page';
import { Messages } from '@/components/shell/messages-boundary';
import { loadTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await loadTranslator('assist'))('pageTitle'),
    robots: { index: false },
    referrer: 'no-referrer',
  };
}

/** A second adult in a lesson, or a guest among adults. The link's secret stands behind the `#`; the first script of every page takes it out of the address. */
export default function AssistDoorPage() {
  return (
    <Messages
      namespaces={[
        'assist',
        'childView',
        'staff',
        'polls',
        'pupilPolls',
        'chat',
        'slates',
        'tables',
        'strips',
        'ui',
        'board',
        'boardFiles',
        'door',
        'pupil',
        'pupilChat',
        'pupilSlates',
        'pupilTables',
        'adults',
      ]}
    >
      <AssistPage />
    </Messages>
  );
}
