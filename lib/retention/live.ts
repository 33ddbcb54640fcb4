import 'server-only';
import { z } from 'zod';
import { defineJob, jobDone, type JobHandler } from '@/lib/server/jobs/definition';
import type { SchoolScope } from '@/lib/server/scope';
import type { ClassId } from '@/lib/shared/ids';
import { listYears, readRetention } from './data';
import { deleteClass, deleteDue } from './mutations';
import { deletionOf } from '@/lib/classes/years/rules';

type Hourly = { hour: string };

/** Once an hour for each school: whatever has passed its time is deleted. */
export const retentionJob = defineJob<Hourly>({
  kind: 'retention',
  payload: z.object({ hour: z.string().max(20) }),
  tries: 4,
  firstPauseS: 60,
  timeoutS: 300,
});

export const doRetention: JobHandler<Hourly> = async ({ scope }) => {
  await runRetention(scope, new Date());
  return jobDone;
};

/** @param now of the clock: tests move it */
export async function runRetention(scope: SchoolScope, now: Date): Promise<void> {
  const { timeZone, ...days } = await readRetention(scope);
  await deleteDue(scope, { now, days });
  for (const { id, ...year } of await listYears(scope)) {
    if (deletionOf(year, timeZone).toMillis() > now.getTime()) continue;
    await deleteClass(scope, id as ClassId, { now, cause: 'time' });
  }
}
