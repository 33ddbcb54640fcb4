import 'server-only';
import { compactVerify, decodeProtectedHeader, errors } from 'jose';
import { readCookie } from '@/lib/accounts/rules';
import type { SchoolScope } from '@/lib/server/scope';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { findDeployment, findPlatformById, type FoundPlatform } from '../platforms/gate';
import { platformKeys } from '../platforms/live';
import { noteUnknownDeployment } from '../platforms/mutations';
import { judgeRoles } from '../roles/rules';
import type { LtiProblem, LtiRole } from '../schema';
import { cookieName, isSameBrowser, openState } from '../state/live';
import { isStateKnown } from '../visit/gate';
import { createVisit } from '../visit/mutations';
import { judgeMessage, judgeToken, readMessage } from './rules';
import type { LaunchMessage } from './schema';

export type LaunchForm = {
  readonly state: string;
  readonly idToken: string;
};
export type Launched = {
  readonly scope: SchoolScope;
  readonly platform: FoundPlatform;
  readonly deploymentRow: string;
  readonly role: LtiRole;
  readonly message: LaunchMessage;
  readonly visit: { readonly id: string; readonly secret: string };
  readonly stateName: string;
};

/** LTI-5 to LTI-15, in this order. Nothing is written before the signature is right. */
export async function judgeLaunch(
  form: LaunchForm,
  cookieHeader: string | null,
  now: Date,
): Promise<Result<Launched, LtiProblem>> {
  const state = openState(form.state, now);
  if (!state.ok) return state;
  if (await isStateKnown(state.value.stateHash)) return refuse('state-used');
  const stateName = state.value.id;
  const kept = readCookie(cookieHeader ?? '', cookieName(stateName));
  if (!isSameBrowser(state.value, kept)) return refuse('browser-unknown');
  const platform = await findPlatformById(state.value.platformId);
  if (!platform?.isEnabled) return refuse('platform-closed');
  const payload = await verifySignature(form.idToken, platform);
  if (!payload.ok) return payload;
  const { issuer, clientId } = platform;
  const { nonce, target, stateHash } = state.value;
  const token = judgeToken(payload.value, { issuer, clientId, nonce, target }, now);
  if (!token.ok) return token;
  const claims = judgeMessage(payload.value);
  if (!claims.ok) return claims;
  const deployment = await enabledDeployment(platform, claims.value.deploymentId);
  if (!deployment.ok) return deployment;
  const message = readMessage(claims.value.claims, target);
  if (!message.ok) return message;
  const role = judgeRoles(message.value.roles);
  const { scope, id: deploymentRow } = deployment.value;
  const made = { deploymentRow, stateHash, role, message: message.value };
  const visit = await createVisit(scope, made, now);
  if (!visit) return refuse('state-used');
  return ok({ scope, platform, deploymentRow, role, message: message.value, visit, stateName });
}

/** LTI-7: RS256 alone, by a key of this LMS that the token names. */
async function verifySignature(token: string, platform: FoundPlatform): Promise<Result<unknown, LtiProblem>> {
  try {
    const header = decodeProtectedHeader(token);
    if (header.alg !== 'RS256') return refuse('algorithm-refused');
    if (typeof header.kid !== 'string' || header.kid === '') return refuse('key-missing');
  } catch {
    return refuse('token-unreadable');
  }
  try {
    const { payload } = await compactVerify(token, platformKeys(platform), { algorithms: ['RS256'] });
    return ok(JSON.parse(new TextDecoder().decode(payload)));
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return refuse('signature-wrong');
    if (error instanceof errors.JWKSNoMatchingKey) return refuse('key-unknown');
    if (error instanceof errors.JWSInvalid || error instanceof SyntaxError) return refuse('token-unreadable');
    return refuse('keys-unreachable');
  }
}

/** LTI-12. */
async function enabledDeployment(
  platform: FoundPlatform,
  deploymentId: string,
): Promise<Result<{ readonly scope: SchoolScope; readonly id: string }, LtiProblem>> {
  const found = await findDeployment(platform.id, deploymentId);
  if (!found) {
    await noteUnknownDeployment(platform.scope, platform.id, deploymentId);
    return refuse('deployment-unknown');
  }
  if (found.state === 'unknown') return refuse('deployment-unknown');
  return found.state === 'enabled' ? ok(found) : refuse('deployment-disabled');
}
