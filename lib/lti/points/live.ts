import 'server-only';
import { z } from 'zod';
import { GuardedFetchError } from '@/lib/server/guarded-fetch/error';
import { defineJob, jobDone, type JobHandler, type JobOutcome } from '@/lib/server/jobs/definition';
import { sendJob } from '@/lib/server/jobs/send';
import type { SchoolScope } from '@/lib/server/scope';
import type { LessonId, SignId } from '@/lib/shared/ids';
import { findPlatformById, type FoundPlatform } from '../platforms/gate';
import { agsScope, askService, LmsRefusal } from '../tokens/live';
import {
  findEndedLesson,
  findSub,
  listGradebooks,
  listScored,
  type Gradebook,
  type PointsLesson,
} from './data';
import { outcomeOf, ownLineItemsUrl, pointsMax, pointsOf, scoresUrl } from './rules';

const id = z.string().min(1).max(64);
const patience = { tries: 14, firstPauseS: 10, timeoutS: 60 }; // the last try is about a day after the first

/** The attendance of one lesson for one LMS, as it is when the job runs. `at` is the teacher's click, to the millisecond. */
const pointsPayload = z.object({ lessonId: id, deploymentRow: id, at: z.iso.datetime() });
type PointsPayload = z.infer<typeof pointsPayload>;
export const pointsJob = defineJob<PointsPayload>({
  kind: 'lti-points',
  payload: pointsPayload,
  ...patience,
});

const scorePayload = z.object({
  platformId: id,
  signId: id,
  itemUrl: z.url().max(2000),
  given: z.number().min(0).max(pointsMax),
  at: z.iso.datetime(),
});
type ScorePayload = z.infer<typeof scorePayload>;
export const scoreJob = defineJob<ScorePayload>({ kind: 'lti-score', payload: scorePayload, ...patience });

export const sendPointsOf = (scope: SchoolScope, payload: PointsPayload) =>
  sendJob(scope, pointsJob, payload);

/** LTI-42: finds or makes the lesson's item in the gradebook, then one job for each child: a bad hour of the LMS holds up nobody else. */
export const doPoints: JobHandler<PointsPayload> = ({ scope, payload, signal }) =>
  told(async () => {
    const lesson = await findEndedLesson(scope, payload.lessonId as LessonId);
    const books = lesson ? await listGradebooks(scope, lesson) : [];
    const book = books.find(({ deploymentRow }) => deploymentRow === payload.deploymentRow);
    const platform = book && (await findPlatformById(book.platformId));
    if (!lesson || !book || !platform) return jobDone; // deleted or switched off since
    const itemUrl = 'itemUrl' in book ? book.itemUrl : await itemOf(platform, book, lesson, signal);
    for (const { signId, state } of await listScored(scope, lesson, platform.id)) {
      const score = { platformId: platform.id, signId, itemUrl, given: pointsOf(state), at: payload.at };
      await sendJob(scope, scoreJob, score, {
        key: `${payload.deploymentRow} ${lesson.id} ${signId} ${payload.at}`,
      });
    }
    return jobDone;
  });

/** LTI-43: one score [AGS 2.0, 3.4.6]. The same time at every try, so that an LMS that has it already counts it once. */
export const doScore: JobHandler<ScorePayload> = ({ scope, payload, signal }) =>
  told(async () => {
    const { platformId, itemUrl, given, at } = payload;
    const [platform, sub] = await Promise.all([
      findPlatformById(platformId),
      findSub(scope, platformId, payload.signId as SignId),
    ]);
    if (!platform?.isEnabled || sub === null) return jobDone;
    const answer = await askService(platform, scoresUrl(itemUrl), {
      method: 'POST',
      scopes: [agsScope('score')],
      headers: { 'content-type': 'application/vnd.ims.lis.v1.score+json' },
      body: JSON.stringify({
        userId: sub,
        scoreGiven: given,
        scoreMaximum: pointsMax,
        activityProgress: 'Completed',
        gradingProgress: 'FullyGraded',
        timestamp: at,
      }),
      signal,
    });
    if (outcomeOf(answer.status) !== 'done') throw new LmsRefusal(answer.status);
    return jobDone;
  });

const itemSchema = z.object({
  id: z.url().max(2000),
  resourceId: z.string().optional(),
  tag: z.string().optional(),
});
const tag = 'kreide-attendance';

/** The lesson's own item: found by our lesson's id, made where there is none yet [AGS 2.0, 3.2]. */
async function itemOf(
  platform: FoundPlatform,
  { listUrl }: Extract<Gradebook, { listUrl: string }>,
  { id: resourceId, title, date }: PointsLesson,
  signal: AbortSignal,
): Promise<string> {
  const scopes = [agsScope('lineitem')];
  const listed = await askService(platform, ownLineItemsUrl(listUrl, resourceId), {
    method: 'GET',
    scopes,
    headers: { accept: 'application/vnd.ims.lis.v2.lineitemcontainer+json' },
    signal,
  });
  if (!listed.ok) throw new LmsRefusal(listed.status);
  const items = z
    .array(itemSchema)
    .max(1000)
    .safeParse(await listed.json().catch(() => null));
  // an LMS may not know the filter, so what it lists is looked through
  const known = items.data?.find((item) => item.resourceId === resourceId && item.tag === tag);
  if (known) return sameOrigin(known.id, listUrl);
  const made = await askService(platform, listUrl, {
    method: 'POST',
    scopes,
    headers: {
      'content-type': 'application/vnd.ims.lis.v2.lineitem+json',
      accept: 'application/vnd.ims.lis.v2.lineitem+json',
    },
    body: JSON.stringify({ scoreMaximum: pointsMax, label: `${title} ${date}`.trim(), resourceId, tag }),
    signal,
  });
  const item = made.ok ? itemSchema.safeParse(await made.json().catch(() => null)) : null;
  if (!item?.success) throw new LmsRefusal(made.status);
  return sameOrigin(item.data.id, listUrl);
}

/** What an answer names is asked with our token: never anybody but the LMS itself. */
function sameOrigin(url: string, known: string): string {
  if (new URL(url).origin !== new URL(known).origin) throw new LmsRefusal(200);
  return url;
}

/** What went wrong with another server, as the admin reads it in the list of jobs. */
async function told(work: () => Promise<JobOutcome>): Promise<JobOutcome> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LmsRefusal) {
      const detail = `HTTP ${error.status}`;
      if (outcomeOf(error.status) === 'again') return { state: 'again', problem: 'unreachable', detail };
      return { state: 'dead', problem: 'refused', detail };
    }
    if (!(error instanceof GuardedFetchError)) throw error;
    return {
      state: 'again',
      problem: error.code === 'timeout' ? 'timeout' : 'unreachable',
      detail: error.code,
    };
  }
}
