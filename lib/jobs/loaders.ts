import 'server-only';
import { readSchool } from '@/lib/accounts/data';
import { requireAdmin } from '@/lib/accounts/gate';
import { loadLocale } from '@/lib/i18n/server';
import { systemClock } from '@/lib/shared/clock';
import { listJobs, readLastDone } from './data';
import { isOverdue } from './rules';
import type { JobsPage } from './schema';

/** For the admin of the school. Dates are ready words: the browser does not know the school's time zone. */
export async function loadJobs(): Promise<JobsPage> {
  const { scope, timeZone } = await requireAdmin();
  const [locale, school, listed, lastDone] = await Promise.all([
    loadLocale(),
    readSchool(scope),
    listJobs(scope),
    readLastDone(scope, 'retention'),
  ]);
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return {
    total: listed.total,
    jobs: listed.jobs.map((job) => ({ ...job, at: moment.format(job.at) })),
    hourly: {
      lastDone: lastDone && moment.format(lastDone),
      isOverdue: isOverdue(lastDone, school.createdAt, systemClock()),
    },
  };
}
