'use server';

import { requireStaff } from '@/lib/accounts/gate';
import { orUnavailable } from '@/lib/server/unavailable';
import type { Result } from '@/lib/shared/result';
import { demos } from './registry/live';
import type { DemoProblem, DemoSeat } from './schema';

/** "Probestunde": the teacher's seat in her own demo lesson; the one that runs, or a new one. */
export async function openDemo(): Promise<Result<DemoSeat, DemoProblem>> {
  const { accountId, displayName, timeZone } = await requireStaff();
  return orUnavailable('demo', () => demos().open({ accountId, displayName, timeZone }));
}
