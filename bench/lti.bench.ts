/**
 * What a launch from an LMS costs, from the form that the LMS posts to an open lobby, and how long it takes when a whole school
 * comes in ten seconds. The fake LMS is in this process, so its part (making the tokens) is done before the clock runs.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { findVisit } from '@/lib/lti/visit/gate';
import { bindLink } from '@/lib/lti/links/mutations';
import { log } from '@/lib/server/log';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeSchool } from '@/lib/testing/factories';
import { lmsChild, lmsTeacher, LtiBed, LtiBrowser, outcome } from '@/lib/testing/lti-bed';

const sequential = 200;
const children = 30;
const storm = { launches: 300, seconds: 10 };
const aims = { headroom: 1.5, p95Ms: 1000 } as const;

type Ready = { readonly browser: LtiBrowser; readonly fields: URLSearchParams };

/** A child's browser with the form that its LMS is about to post to us. */
async function ready(bed: LtiBed, id: number): Promise<Ready> {
  const browser = new LtiBrowser();
  return { browser, fields: await bed.toToken(lmsChild(String(id)), browser) };
}

/** From the form to an open lobby. @returns milliseconds */
async function land(bed: LtiBed, { browser, fields }: Ready): Promise<number> {
  const start = performance.now();
  const { visitId, code } = outcome(await bed.post(fields, browser));
  const visit = visitId === undefined ? null : await findVisit(visitId, browser.header(), new Date());
  if (!visit) throw new Error(`a launch was refused: ${code ?? 'no lobby'}`);
  return performance.now() - start;
}

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const cpuMs = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};
const verdict = (isMet: boolean): string => (isMet ? 'met' : 'missed');

async function one(bed: LtiBed): Promise<void> {
  const comers: Ready[] = [];
  for (let at = 0; at < sequential; at += 1) comers.push(await ready(bed, at % children));
  const whole = process.cpuUsage();
  for (const comer of comers) await land(bed, comer);
  const perSecond = 1000 / (cpuMs(whole) / sequential);
  const ratio = perSecond / (storm.launches / storm.seconds);
  console.log(
    `with cached keys: ${perSecond.toFixed(0)} launches a second on one core, ${ratio.toFixed(1)}x what a storm of ` +
      `${storm.launches} in ${storm.seconds} s asks for, aim >= ${aims.headroom}x, ${verdict(ratio >= aims.headroom)}`,
  );
}

/** As evenly as a school comes: one every thirtieth of a second, whether the ones before are done or not. */
async function all(bed: LtiBed): Promise<void> {
  const comers = await Promise.all(
    Array.from({ length: storm.launches }, (_, at) => ready(bed, at % children)),
  );
  const landed: Promise<number>[] = [];
  for (const comer of comers) {
    landed.push(land(bed, comer));
    await pause((storm.seconds * 1000) / storm.launches);
  }
  const times = (await Promise.all(landed)).toSorted((a, b) => a - b);
  const p95 = percentile(times, 0.95);
  console.log(
    `${storm.launches} launches in ${storm.seconds} s: to the lobby ${percentile(times, 0.5).toFixed(0)} ms in the middle, ` +
      `p95 ${p95.toFixed(0)} ms, aim <= ${aims.p95Ms} ms, ${verdict(p95 <= aims.p95Ms)}; none refused`,
  );
}

log.setInfo(false);
const { cleanUp } = await openTestDatabase();
const school = await makeSchool();
const bed = await LtiBed.open(school);
const { classId } = await makeClass(school, children);
const teacher = new LtiBrowser();
const { visitId } = await bed.launch(lmsTeacher, teacher);
const visit = await findVisit(visitId ?? '', teacher.header(), new Date());
if (!visit) throw new Error('the teacher has no lobby');
await bindLink(visit, { classId, lessonId: null, seriesId: null });
console.log('launches from an LMS, PGlite in this process (its CPU counts)');
await one(bed);
await all(bed);
await bed.lms.close();
await cleanUp();
process.exit(0);
