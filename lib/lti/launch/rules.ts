import { ok, refuse, type Result } from '@/lib/shared/result';
import type { LtiProblem } from '../schema';
import { readClaims, tokenSchema, type LaunchMessage, type MessageClaims } from './schema';

/** LTI-9: school servers keep bad time, and Moodle's tokens live for a minute. */
export const clockSkewSeconds = 30;
const ageMaxSeconds = 5 * 60;

export type Expected = {
  readonly issuer: string;
  readonly clientId: string;
  readonly nonce: string;
  readonly target: string;
};

/** LTI-8 to LTI-10: of a token whose signature is right, whether it is for us, now, and the answer to what we asked. */
export function judgeToken(payload: unknown, expected: Expected, now: Date): Result<undefined, LtiProblem> {
  const parsed = tokenSchema.safeParse(payload);
  if (!parsed.success) return refuse('token-unreadable');
  const { iss, aud, azp, exp, iat, nbf, nonce } = parsed.data;
  if (iss !== expected.issuer) return refuse('issuer-wrong');
  const audiences = aud === undefined ? [] : [aud].flat();
  if (!audiences.includes(expected.clientId)) return refuse('audience-wrong');
  if (audiences.length > 1 && azp === undefined) return refuse('party-wrong');
  if (azp !== undefined && azp !== expected.clientId) return refuse('party-wrong');
  if (audiences.some((audience) => audience !== expected.clientId)) return refuse('audience-wrong');
  const seconds = now.getTime() / 1000;
  if (exp === undefined || exp + clockSkewSeconds <= seconds) return refuse('token-expired');
  if (iat === undefined || iat + ageMaxSeconds + clockSkewSeconds < seconds) return refuse('token-old');
  if (iat > seconds + clockSkewSeconds) return refuse('token-early');
  if (nbf !== undefined && nbf > seconds + clockSkewSeconds) return refuse('token-early');
  return nonce === expected.nonce ? ok() : refuse('nonce-wrong');
}

/** LTI-11: what the message itself must say. Whether its deployment is known is asked of the database between the two halves. */
export function judgeMessage(
  payload: unknown,
): Result<{ readonly claims: MessageClaims; readonly deploymentId: string }, LtiProblem> {
  const claims = readClaims(payload);
  if (!claims) return refuse('token-unreadable');
  const { version, type, deploymentId } = claims;
  if (version !== '1.3.0') return refuse('version-wrong');
  if (type !== 'LtiResourceLinkRequest' && type !== 'LtiDeepLinkingRequest') return refuse('message-unknown');
  if (typeof deploymentId !== 'string' || deploymentId === '' || deploymentId.length > 255) {
    return refuse('deployment-missing');
  }
  return ok({ claims, deploymentId });
}

/** LTI-13, LTI-14. */
export function readMessage(claims: MessageClaims, target: string): Result<LaunchMessage, LtiProblem> {
  if (claims.target !== target) return refuse('target-wrong');
  const { link, context, presentation, scores, deepLink } = claims;
  const isDeepLink = claims.type === 'LtiDeepLinkingRequest';
  if (!isDeepLink && !link) return refuse('link-missing');
  if (isDeepLink && !deepLink?.accept_types.includes('ltiResourceLink'))
    return refuse('deep-link-incomplete');
  return ok({
    sub: claims.sub ?? null,
    displayName: nameIn(claims),
    roles: claims.roles,
    context: context ? { id: context.id, title: context.title ?? context.label ?? null } : null,
    link: !isDeepLink && link ? { id: link.id, title: link.title ?? null } : null,
    locale: presentation?.locale ?? null,
    returnUrl: presentation?.return_url ?? null,
    item: claims.custom?.kreide ?? null,
    deepLink:
      isDeepLink && deepLink
        ? {
            returnUrl: deepLink.deep_link_return_url,
            acceptMultiple: deepLink.accept_multiple ?? false,
            ...(deepLink.data === undefined ? {} : { data: deepLink.data }),
          }
        : null,
    membershipsUrl: claims.names?.context_memberships_url ?? null,
    lineItemsUrl: scores?.lineitems ?? null,
    lineItemUrl: scores?.lineitem ?? null,
  });
}

/** One line, as short as a name of ours may be; null where the LMS keeps it to itself. */
function nameIn({ name, givenName, familyName }: MessageClaims): string | null {
  const joined = name ?? [givenName, familyName].filter(Boolean).join(' ');
  const line = joined.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return line === '' ? null : line.slice(0, 60);
}
