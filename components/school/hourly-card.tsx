import { Card } from '@/components/ui/card';
import { Toast } from '@/components/ui/toast';
import { loadTranslator } from '@/lib/i18n/server';
import { overdueHours } from '@/lib/jobs/rules';
import type { JobsPage } from '@/lib/jobs/schema';

/** Red when the hourly work has not been done for too long: then nothing is deleted any more. */
export async function HourlyCard({ hourly }: { readonly hourly: JobsPage['hourly'] }) {
  const t = await loadTranslator('jobs.hourly');
  return (
    <Card aria-labelledby="hourly" className="grid gap-3" data-state={hourly.isOverdue ? 'overdue' : 'fine'}>
      <h2 id="hourly" className="type-h2">
        {t('title')}
      </h2>
      <p className="text-ink-2">{t('text')}</p>
      <p>{hourly.lastDone === null ? t('never') : t('last', { moment: hourly.lastDone })}</p>
      {hourly.isOverdue ? <Toast tone="danger">{t('overdue', { hours: overdueHours })}</Toast> : null}
    </Card>
  );
}
