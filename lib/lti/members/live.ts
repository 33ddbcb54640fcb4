import 'server-only';
import { z } from 'zod';
import { GuardedFetchError } from '@/lib/server/guarded-fetch/error';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { findTarget } from '../links/data';
import { findTargetLesson } from '../lobby/data';
import { findPlatformById, type FoundPlatform } from '../platforms/gate';
import { judgeRoles } from '../roles/rules';
import { askService, LmsRefusal } from '../tokens/live';
import type { Visit } from '../visit/gate';
import { findMembershipsUrl, listKnown, listSeated } from './data';
import { nextPage } from './rules';
import type { Course, CourseProblem } from './schema';

const scope = 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly';
const pagesMax = 20;
const membersMax = 1000;

const word = z.string().max(255).optional().catch(undefined);
const memberSchema = z.object({
  user_id: z.string().min(1).max(255),
  status: z.string().optional().catch(undefined),
  roles: z.array(z.string()).max(50).catch([]),
  name: word,
  given_name: word,
  family_name: word,
});
/** A member that cannot be read is left out, not the whole course. */
const pageSchema = z.object({ members: z.array(z.unknown()).max(membersMax) });

type Member = { readonly sub: string; readonly name: string | null };

/**
 * LTI-44: the children of a course, as the LMS names them now [NRPS 2.0]. Short role names (Moodle) and whole ones; who is inactive
 * or deleted there is left out.
 * @throws GuardedFetchError, LmsRefusal
 */
async function askMembers(
  platform: FoundPlatform,
  membershipsUrl: string,
  signal: AbortSignal,
): Promise<readonly Member[]> {
  const members = new Map<string, Member>();
  let url: string | null = membershipsUrl;
  for (let page = 0; url !== null && page < pagesMax && members.size < membersMax; page += 1) {
    const answer: Response = await askService(platform, url, {
      method: 'GET',
      scopes: [scope],
      headers: { accept: 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json' },
      signal,
    });
    const read = answer.ok ? pageSchema.safeParse(await answer.json().catch(() => null)) : null;
    if (!read?.success) throw new LmsRefusal(answer.status);
    for (const raw of read.data.members) {
      const member = memberSchema.safeParse(raw).data;
      if (member && isChild(member))
        members.set(member.user_id, { sub: member.user_id, name: nameOf(member) });
    }
    url = nextPage(answer.headers.get('link'), url);
  }
  return [...members.values()].slice(0, membersMax);
}

type Read = z.infer<typeof memberSchema>;

const isChild = ({ status, roles }: Read): boolean =>
  (status === undefined || status === 'Active') && judgeRoles(roles) === 'learner';

function nameOf({ name, given_name: given, family_name: family }: Read): string | null {
  const whole = name ?? [given, family].filter((part) => part !== undefined).join(' ');
  return whole.trim() === '' ? null : whole.trim();
}

/** LTI-44: who of the course is in the lesson that its link means now, and who is not. Asked when a teacher asks; nothing is kept. */
export async function loadCourse(
  visit: Visit,
  now: Date,
  signal: AbortSignal,
): Promise<Result<Course, CourseProblem>> {
  const { scope: school, platformId } = visit;
  const [url, target, platform] = await Promise.all([
    findMembershipsUrl(visit),
    findTarget(visit),
    findPlatformById(platformId),
  ]);
  if (url === null || !target || !platform) return refuse('no-list');
  try {
    const [members, known, found] = await Promise.all([
      askMembers(platform, url, signal),
      listKnown(school, platformId, target.classId),
      findTargetLesson(school, target, now),
    ]);
    const seated = found.type === 'live' ? await listSeated(school, found.lesson.id) : null;
    const isHere = ({ sub }: Member) => seated?.has(known.get(sub)?.signId ?? '') ?? known.has(sub);
    const missing = members.filter((member) => !isHere(member));
    return ok({
      expected: members.length,
      here: seated ? members.length - missing.length : null,
      missing: missing.map(({ sub, name }) => ({ name, face: known.get(sub)?.face ?? null })),
    });
  } catch (error) {
    if (error instanceof LmsRefusal) return refuse('lms-refused');
    if (error instanceof GuardedFetchError) return refuse('lms-silent');
    throw error;
  }
}
