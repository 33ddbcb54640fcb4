'use server';

import { revalidatePath } from 'next/cache';
import { requireStaff } from '@/lib/accounts/gate';
import { log } from '@/lib/server/log';
import { orUnavailable } from '@/lib/server/unavailable';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { retryJob } from './mutations';
import { jobIdSchema, type JobsProblem } from './schema';

/** One more try for a dead letter of the admin's own school. */
export async function retryDeadJob(input: unknown): Promise<Result<undefined, JobsProblem>> {
  const staff = await requireStaff();
  if (staff.role !== 'admin') return refuse('not-allowed');
  const jobId = jobIdSchema.safeParse(input);
  if (!jobId.success) return refuse('invalid');
  return orUnavailable('retrying a job', async () => {
    const isRetried = await retryJob(staff.scope, jobId.data);
    if (!isRetried) return refuse('gone');
    log.info('job-retried', { job: jobId.data, by: staff.accountId });
    revalidatePath('/school');
    return ok();
  });
}
