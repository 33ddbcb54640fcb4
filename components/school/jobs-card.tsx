'use client';

import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { StatusRegion, Toast } from '@/components/ui/toast';
import { retryDeadJob } from '@/lib/jobs/actions';
import type { JobsPage, ShownJob } from '@/lib/jobs/schema';

/** What waits and what is stuck, in plain words. */
export function JobsCard({ page }: { readonly page: Pick<JobsPage, 'jobs' | 'total'> }) {
  const t = useTranslations('jobs.list');
  const { jobs, total } = page;
  return (
    <Card aria-labelledby="jobs" className="grid gap-3">
      <h2 id="jobs" className="type-h2">
        {t('title')}
      </h2>
      {jobs.length === 0 ? (
        <p className="text-ink-2">{t('none')}</p>
      ) : (
        <ul className="grid">
          {jobs.map((job) => (
            <JobRow key={job.id} job={job} />
          ))}
        </ul>
      )}
      {total > jobs.length ? <p className="text-ink-2">{t('more', { count: total - jobs.length })}</p> : null}
    </Card>
  );
}

function JobRow({ job }: { readonly job: ShownJob }) {
  const t = useTranslations('jobs.list');
  const kinds = useTranslations('jobs.kinds');
  const why = useTranslations('jobs.why');
  const problems = useTranslations('jobs.problem');
  const { submit, busy, problem } = useSubmit(() => retryDeadJob(job.id));
  const kind = job.kind === null ? t('unknown') : kinds(job.kind);
  const isDead = job.state === 'dead';
  return (
    <li className="border-rule grid gap-2 border-t py-3 first:border-t-0" data-state={job.state}>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div>
          <p className="font-medium">{kind}</p>
          <p className={isDead ? 'text-berry' : 'text-ink-2'}>
            {t(job.state, { moment: job.at, tries: job.tries })}
          </p>
        </div>
        {isDead ? (
          <Button busy={busy} onClick={() => submit()} aria-label={t('retryOf', { kind })}>
            {t('retry')}
          </Button>
        ) : null}
      </div>
      {job.problem === null ? null : <p>{why(job.problem)}</p>}
      {job.detail === null ? null : <p className="text-ink-2">{t('detail', { detail: job.detail })}</p>}
      <StatusRegion urgent className="empty:absolute">
        {problem === null ? null : <Toast tone="warning">{problems(problem)}</Toast>}
      </StatusRegion>
    </li>
  );
}
