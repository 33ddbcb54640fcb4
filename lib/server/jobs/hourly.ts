import 'server-only';
import type { SchoolId } from '@/lib/shared/ids';
import { log } from '../log';
import { proveScope } from '../scope';
import { unscopedDb } from '../unscoped';
import type { JobDefinition } from './definition';
import { sendJob } from './send';

const lookEveryMs = 60_000;

/** Sends one job per school and hour, however often the server is started in that hour. Returns what ends it. */
export function sendHourly(job: JobDefinition<{ hour: string }>): () => void {
  let sent = '';
  const look = async (): Promise<void> => {
    const hour = hourOf(new Date());
    if (hour === sent) return;
    await sendForHour(job, hour);
    sent = hour;
  };
  const lookSafely = () => void look().catch((error: unknown) => log.error('hourly jobs not sent', error));
  lookSafely();
  const timer = setInterval(lookSafely, lookEveryMs);
  return () => clearInterval(timer);
}

export async function sendForHour(job: JobDefinition<{ hour: string }>, hour: string): Promise<void> {
  const schools = await unscopedDb().school.findMany({
    where: { isDemo: false },
    select: { id: true },
    take: 10_000,
  });
  for (const { id } of schools) await sendJob(proveScope(id as SchoolId), job, { hour }, { key: hour });
}

function hourOf(now: Date): string {
  return now.toISOString().slice(0, 13);
}
