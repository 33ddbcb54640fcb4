import { Messages } from '@/components/shell/messages-boundary';
import { PageHeader } from '@/components/ui/page-header';
import { loadTranslator } from '@/lib/i18n/server';
import { DeviceCheck } from './device-check';

export async function CheckPage() {
  const t = await loadTranslator('lessons.check');
  return (
    <Messages namespaces={['lessons']}>
      <PageHeader title={t('title')} hint={t('text')} />
      <DeviceCheck />
    </Messages>
  );
}
