import 'server-only';
import { doPoints, doScore, pointsJob, scoreJob } from '@/lib/lti/points/live';
import { doRetention, retentionJob } from '@/lib/retention/live';
import { handleJob } from './handlers';
import { sendHourly } from './hourly';

/** Who does which kind of job. Called once, before the queue works. */
export function registerJobs(): void {
  handleJob(retentionJob, doRetention);
  handleJob(pointsJob, doPoints);
  handleJob(scoreJob, doScore);
}

/** What is to be done every hour. Returns what ends it. */
export function sendHourlyJobs(): () => void {
  return sendHourly(retentionJob);
}
