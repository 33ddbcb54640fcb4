import { createHash, randomBytes } from 'node:crypto';
import type { Answer } from '@/lib/accounts/outside/live';
import { SignOnRefusal } from '@/lib/accounts/outside/rules';
import { unscopedDb } from '@/lib/server/unscoped';
import { redeem } from '@/lib/sign-on/entry/live';
import { findProvider, type Provider } from '@/lib/sign-on/gate';
import { changeProvider, createProvider, switchProvider } from '@/lib/sign-on/mutations';
import { presetSettings } from '@/lib/sign-on/rules';
import type { ProviderSettings } from '@/lib/sign-on/schema';
import type { TestSchool } from './factories';
import type { FakeIdp } from './fake-idp';

/** A provider of this school that leads to the fake one. */
export async function makeProvider(
  { scope }: TestSchool,
  idp: FakeIdp,
  settings: Partial<ProviderSettings> = {},
): Promise<Provider> {
  await unscopedDb().school.update({
    where: { id: scope.schoolId },
    data: { localHosts: { push: idp.host } },
  });
  const id = (await createProvider(scope, 'other')) ?? '';
  const input = { label: 'Schul-Konto', issuer: idp.issuer, clientId: 'kreide', clientSecret: 'geheim' };
  const whole = { ...presetSettings.other, teacherValues: ['teacher'], ...settings };
  await changeProvider(scope, id, { ...input, settings: whole }, new Date());
  await switchProvider(scope, id, true, new Date());
  return found(id);
}

export async function found(id: string): Promise<Provider> {
  const provider = await findProvider(id);
  if (!provider) throw new Error('no provider');
  return provider;
}

/** A browser that goes to the provider and comes back: with what next-auth would have kept for it. */
export function goThrough(provider: Provider, idp: FakeIdp): Answer {
  const redirectUri = `http://localhost:3000/api/auth/callback/${provider.id}`;
  idp.client = { ...idp.client, redirectUri };
  const [state, nonce, codeVerifier] = [secret(), secret(), secret()];
  const url = new URL(`${idp.issuer}/authorize`);
  url.search = new URLSearchParams({
    client_id: provider.clientId,
    redirect_uri: redirectUri,
    scope: provider.settings.scopes,
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    code_challenge_method: 'S256',
    response_type: 'code',
    state,
    nonce,
  }).toString();
  const params = Object.fromEntries(idp.authorize(url).searchParams);
  return { params, state, nonce, codeVerifier, redirectUri, linkTo: null };
}

const secret = () => randomBytes(32).toString('base64url');

/** Why somebody stays out, as our log says it; 'in' for who does not. */
export function whyNot(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'in',
    (error: unknown) => (error instanceof SignOnRefusal ? error.reason : String(error)),
  );
}

export async function signOn(provider: Provider, idp: FakeIdp) {
  const proven = await redeem(provider, goThrough(provider, idp), new Date());
  if (!proven) throw new Error('linked');
  return proven;
}
