import 'server-only';
import { z } from 'zod';
import { hashSecret, openText, sealText } from '@/lib/server/seal';
import { proveScope, type SchoolScope } from '@/lib/server/scope';
import { unscopedDb } from '@/lib/server/unscoped';
import { newSecret, type SchoolId } from '@/lib/shared/ids';
import { ok, refuse, type Result } from '@/lib/shared/result';

/** LTI-45: long enough to find the right page of an LMS. */
const lifeMs = 24 * 3_600_000;
const owner = 'lti-registration';
const content = z.object({ schoolId: z.string(), expiresAt: z.number(), secret: z.string() });

/** Sealed for us, so that a link that nobody uses leaves nothing; that it counts once is said by the platform it became. */
export function sealRegistration({ schoolId }: SchoolScope, now: Date): string {
  const text = JSON.stringify({ schoolId, expiresAt: now.getTime() + lifeMs, secret: newSecret() });
  return Buffer.from(sealText(text, owner)).toString('base64url');
}

export type OpenRegistration = { readonly scope: SchoolScope; readonly linkHash: string };

/** Who brings the link that an admin of this school made, while it is alive and unused. */
export async function openRegistration(
  link: string,
  now: Date,
): Promise<Result<OpenRegistration, 'link-wrong' | 'link-old'>> {
  const text = link.length > 1000 ? null : openText(Buffer.from(link, 'base64url'), owner);
  const parsed = text === null ? null : content.safeParse(JSON.parse(text));
  if (!parsed?.success) return refuse('link-wrong');
  const { schoolId, expiresAt } = parsed.data;
  const linkHash = hashSecret(link);
  const [schools, used] = await Promise.all([
    unscopedDb().school.count({ where: { id: schoolId } }),
    unscopedDb().ltiPlatform.count({ where: { registrationHash: linkHash } }),
  ]);
  if (schools === 0 || used > 0 || expiresAt <= now.getTime()) return refuse('link-old');
  return ok({ scope: proveScope(schoolId as SchoolId), linkHash });
}
