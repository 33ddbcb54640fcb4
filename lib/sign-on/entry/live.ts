import 'server-only';
import { enterByIdentity, linkIdentity } from '@/lib/accounts/identities/mutations';
import { shownName } from '@/lib/accounts/identities/rules';
import type { Answer, OutsideDoor, Proven } from '@/lib/accounts/outside/live';
import { SignOnRefusal } from '@/lib/accounts/outside/rules';
import { discover } from '../discovery/live';
import { findProvider, type Provider } from '../gate';
import { setClasses } from '../mutations';
import { onceOnly } from '../once/live';
import { judgeClaims, wantsUserinfo, type Claims } from '../rules';
import { exchangeCode, fetchUserinfo, verifyIdToken } from '../tokens/live';

/** @throws SignOnRefusal when it is unknown, switched off or does not answer */
export async function openDoor(id: string): Promise<OutsideDoor> {
  const provider = await findProvider(id);
  if (!provider) throw new SignOnRefusal('provider-unknown', 'provider-unknown');
  const { metadata } = await discover(provider, new Date());
  return {
    id,
    label: provider.label,
    issuer: provider.issuer,
    authorizationUrl: metadata.authorization_endpoint,
    clientId: provider.clientId,
    scopes: provider.settings.scopes,
    redeem: (answer) => redeem(provider, answer, new Date()),
  };
}

/** From what the browser brought back to an account of the provider's school. @throws SignOnRefusal */
export async function redeem(provider: Provider, answer: Answer, now: Date): Promise<Proven | null> {
  const { params, state, nonce, codeVerifier, redirectUri, linkTo } = answer;
  if (!state || !nonce || !codeVerifier) throw new SignOnRefusal('sign-on-expired', 'checks-missing');
  if (params.state !== state) throw new SignOnRefusal('sign-on-expired', 'state-other');
  if (params.error !== undefined) throw new SignOnRefusal('provider-refused', 'error-response');
  const { code } = params;
  if (code === undefined || code === '') throw new SignOnRefusal('provider-refused', 'code-missing');
  if (!onceOnly('nonce', `${provider.id} ${nonce}`, now))
    throw new SignOnRefusal('sign-on-expired', 'nonce-used');
  const discovered = await discover(provider, now);
  judgeIssuer(params.iss, provider, discovered.metadata.authorization_response_iss_parameter_supported);
  const tokens = await exchangeCode(provider, discovered.metadata, { code, codeVerifier, redirectUri });
  const proven = await verifyIdToken(tokens.id_token, provider, discovered, { nonce, now });
  const sid = proven['sid'];
  let claims: Claims = proven;
  if (wantsUserinfo(claims, provider.settings)) {
    const more = await fetchUserinfo(provider, discovered, tokens.access_token, proven.sub ?? '');
    claims = { ...more, ...proven };
  }
  const outsideSession = typeof sid === 'string' && sid !== '' && sid.length <= 255 ? sid : null;
  return enter(provider, claims, { linkTo, outsideSession, now });
}

/** RFC 9207, 2.4: an answer that names another issuer is another provider's. */
function judgeIssuer(iss: string | undefined, { issuer }: Provider, isPromised = false): void {
  if (iss === undefined ? isPromised : iss !== issuer)
    throw new SignOnRefusal('provider-wrong', 'answer-issuer');
}

const codeOf = {
  'subject-missing': 'provider-wrong',
  'tenant-foreign': 'provider-wrong',
  'groups-not-sent': 'not-in-group',
  'groups-too-many': 'not-in-group',
  'group-not-allowed': 'not-in-group',
  'no-staff-role': 'no-staff',
} as const;

async function enter(
  provider: Provider,
  claims: Claims,
  { linkTo, outsideSession, now }: { outsideSession: string | null; now: Date } & Pick<Answer, 'linkTo'>,
): Promise<Proven | null> {
  const { scope, id, label } = provider;
  const judged = judgeClaims(claims, provider.settings);
  if (!judged.ok) {
    const { reason } = judged;
    throw new SignOnRefusal(codeOf[reason], reason);
  }
  const identity = { kind: 'oidc', provider: id, subject: judged.subject, label } as const;
  if (linkTo) {
    if (linkTo.scope.schoolId !== scope.schoolId)
      throw new SignOnRefusal('provider-unknown', 'provider-foreign');
    const linked = await linkIdentity(scope, linkTo.accountId, identity, now);
    if (!linked.ok) throw new SignOnRefusal('identity-taken', linked.code);
    await setClasses(scope, { providerId: id, accountId: linkTo.accountId, groups: judged.groups });
    return null;
  }
  const person = { displayName: shownName(judged.name), role: judged.role };
  const entered = await enterByIdentity(scope, identity, person, now);
  if (!entered.ok) {
    const code = entered.code === 'account-closed' ? entered.code : 'provider-wrong';
    throw new SignOnRefusal(code, entered.code);
  }
  const { accountId, identityId } = entered.value;
  await setClasses(scope, { providerId: id, accountId, groups: judged.groups });
  return { scope, accountId, identityId, outsideSession };
}
