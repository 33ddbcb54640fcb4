import 'server-only';
import { z } from 'zod';
import { GuardedFetchError } from '@/lib/server/guarded-fetch/error';
import { schoolFetch } from '@/lib/server/guarded-fetch/school';
import type { SchoolScope } from '@/lib/server/scope';
import { listDeployments } from '../platforms/data';
import { findPlatformById, type FoundPlatform } from '../platforms/gate';
import { agsScope, askToken, LmsRefusal } from '../tokens/live';
import type { CheckLine, CheckProblem } from './schema';

/** As a launch forgives, LTI-9. */
const clockSecondsMax = 30;
const keysSchema = z.object({ keys: z.array(z.object({ kty: z.string() })) });

/** LTI-46: what an admin wants to know before a teacher finds out. Null: no LMS of this school. */
export async function checkPlatform(
  scope: SchoolScope,
  id: string,
  now: () => Date,
): Promise<readonly CheckLine[] | null> {
  const platform = await findPlatformById(id);
  if (platform?.scope.schoolId !== scope.schoolId) return null;
  const [keys, token, deployments] = await Promise.all([
    checkKeys(platform, now),
    checkToken(platform, now()),
    listDeployments(scope),
  ]);
  const ours = deployments.filter(({ platformId }) => platformId === id);
  const deployment = { name: 'deployment', problem: judgeStates(ours.map(({ state }) => state)) } as const;
  return [...keys, { name: 'token', problem: token }, deployment, ...judgeContainers(ours)];
}

/** Whether its keys can be fetched, and, by the date of that answer, whether our clocks agree. */
async function checkKeys(platform: FoundPlatform, now: () => Date): Promise<readonly CheckLine[]> {
  try {
    const answer = await schoolFetch(platform.scope)(platform.jwksUrl, { maxBytes: 256 * 1024 });
    const read = answer.ok ? keysSchema.safeParse(await answer.json().catch(() => null)) : null;
    const hasKeys = read?.success === true && read.data.keys.some(({ kty }) => kty === 'RSA');
    const theirs = Date.parse(answer.headers.get('date') ?? '');
    const isOff = Math.abs(theirs - now().getTime()) > clockSecondsMax * 1000;
    return [
      { name: 'keys', problem: hasKeys ? null : 'keys-none' },
      ...(Number.isNaN(theirs) ? [] : [{ name: 'clock', problem: isOff ? 'clock-off' : null } as const]),
    ];
  } catch (error) {
    return [{ name: 'keys', problem: problemOf(error) }];
  }
}

/** A token for points: the LMS then has fetched our keys, and our signature and clock were right for it. */
async function checkToken(platform: FoundPlatform, now: Date): Promise<CheckProblem | null> {
  try {
    await askToken(platform, [agsScope('score')], now);
    return null;
  } catch (error) {
    return error instanceof LmsRefusal ? 'token-refused' : problemOf(error);
  }
}

function judgeStates(states: readonly string[]): CheckProblem | null {
  if (states.includes('enabled')) return null;
  return states.includes('unknown') ? 'deployment-waiting' : 'deployment-none';
}

/** Where nobody has launched yet there is nothing to say. */
function judgeContainers(
  deployments: readonly { readonly container: string | null }[],
): readonly CheckLine[] {
  const seen = deployments.flatMap(({ container }) => container ?? []);
  if (seen.length === 0) return [];
  return [{ name: 'container', problem: seen.includes('frame') ? 'container-frame' : null }];
}

function problemOf(error: unknown): CheckProblem {
  if (!(error instanceof GuardedFetchError)) throw error;
  if (error.code === 'address-refused' || error.code === 'port-refused' || error.code === 'scheme-refused') {
    return 'lms-local';
  }
  return error.code === 'certificate-refused' ? 'certificate' : 'lms-silent';
}
