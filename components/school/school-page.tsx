import { Messages } from '@/components/shell/messages-boundary';
import { PageHeader } from '@/components/ui/page-header';
import { loadTranslator } from '@/lib/i18n/server';
import type { JobsPage } from '@/lib/jobs/schema';
import type { RetentionPage } from '@/lib/retention/schema';
import { DeletionsCard } from './deletions-card';
import { HourlyCard } from './hourly-card';
import { JobsCard } from './jobs-card';
import { LtiCard } from './lti-card';
import { RetentionCard } from './retention-card';
import { SignOnCard } from './sign-on-card';

type Props = { readonly jobs: JobsPage; readonly retention: RetentionPage };

/** What the admin looks after: whether the work in the background is done, and how long things are kept. */
export async function SchoolPage({ jobs, retention }: Props) {
  const t = await loadTranslator('jobs.school');
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')} />
      <Messages namespaces={['jobs', 'retention']}>
        <div className="grid items-start gap-6 pb-8 lg:grid-cols-2">
          <div className="grid gap-6">
            <LtiCard />
            <SignOnCard />
            <HourlyCard hourly={jobs.hourly} />
            <JobsCard page={jobs} />
            <DeletionsCard page={retention} />
          </div>
          <RetentionCard key={Object.values(retention.days).join()} days={retention.days} />
        </div>
      </Messages>
    </>
  );
}
