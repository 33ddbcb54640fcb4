'use server';

import { revalidatePath } from 'next/cache';
import { requireStaff } from '@/lib/accounts/gate';
import { enterClass } from '@/lib/classes/gate';
import { isNoticeTime, nextLastDay } from '@/lib/classes/years/rules';
import { log } from '@/lib/server/log';
import { orUnavailable } from '@/lib/server/unavailable';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { readYear } from './data';
import { deleteClass, setLastDay, setRetention } from './mutations';
import { retentionSchema, type RetentionProblem } from './schema';

type Done = Result<undefined, RetentionProblem>;

export async function changeRetention(input: unknown): Promise<Done> {
  const staff = await requireStaff();
  if (staff.role !== 'admin') return refuse('not-allowed');
  const days = retentionSchema.safeParse(input);
  if (!days.success) return refuse('invalid');
  return orUnavailable('changing the times of deletion', async () => {
    await setRetention(staff.scope, days.data);
    log.info('retention-changed', { by: staff.accountId, ...days.data });
    revalidatePath('/school');
    return ok();
  });
}

/** The class goes on for another year. */
export async function keepClass(classId: unknown): Promise<Done> {
  const entered = await enterClass(classId);
  if (!entered.ok) return entered;
  const { scope, classId: id, staff } = entered.value;
  return orUnavailable('keeping a class', async () => {
    const now = new Date();
    const year = await readYear(scope, id);
    if (!isNoticeTime(year, staff.timeZone, now)) return refuse('invalid'); // nobody keeps it for ever by tapping
    await setLastDay(scope, id, nextLastDay(year, staff.timeZone, now));
    revalidatePath(`/classes/${id}`, 'layout');
    return ok();
  });
}

/** The school year of a class is over: children, cards, lessons and all they left go now. */
export async function endYear(classId: unknown): Promise<Done> {
  const entered = await enterClass(classId);
  if (!entered.ok) return entered;
  const { scope, classId: id, staff } = entered.value;
  return orUnavailable('ending the year of a class', async () => {
    if (!(await deleteClass(scope, id, { now: new Date(), cause: 'class' }))) return refuse('in-lesson');
    log.info('year-ended', { class: id, by: staff.accountId });
    revalidatePath('/classes', 'layout');
    return ok();
  });
}
