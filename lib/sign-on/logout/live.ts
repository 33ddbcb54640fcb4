import 'server-only';
import { z } from 'zod';
import { SignOnRefusal } from '@/lib/accounts/outside/rules';
import { readFormBody } from '@/lib/server/form-body';
import { log } from '@/lib/server/log';
import { discover } from '../discovery/live';
import { findProvider, type Provider } from '../gate';
import { endOutsideSignIns } from '../mutations';
import { onceOnly } from '../once/live';
import { claimAt } from '../rules';
import { verifyToken } from '../tokens/live';

const event = 'http://schemas.openid.net/event/backchannel-logout';
const bodyMax = 16 * 1024;
const word = z.string().min(1).max(255);

/** OpenID Connect Back-Channel Logout 1.0, section 2.6, rules 4 to 8; verifyToken holds 1 to 3. */
const logoutSchema = z.object({
  iat: z.number(),
  jti: word,
  sid: word.optional(),
  sub: word.optional(),
  events: z.looseObject({ [event]: z.looseObject({}) }),
  nonce: z.undefined().optional(),
});

/** A provider tells that somebody signed out there, or must: her sign-ins by it end here. @throws SignOnRefusal */
export async function logOut(provider: Provider, token: string, now: Date): Promise<number> {
  const { payload, type } = await verifyToken(token, provider, await discover(provider, now), now);
  const parsed = logoutSchema.safeParse(payload);
  // An ID token is no logout token, and the other way round.
  const isTyped = type === undefined || /^(application\/)?(jwt|logout\+jwt)$/i.test(type);
  if (!parsed.success || !isTyped) throw new SignOnRefusal('provider-wrong', 'logout-invalid');
  const { jti, sid, sub } = parsed.data;
  if (sid === undefined && sub === undefined) throw new SignOnRefusal('provider-wrong', 'logout-nobody');
  if (!onceOnly('logout', `${provider.id} ${jti}`, now))
    throw new SignOnRefusal('provider-wrong', 'logout-replayed');
  const subject = claimAt(payload, provider.settings.subjectClaim);
  const whose = { subject: typeof subject === 'string' ? subject : null, session: sid ?? null };
  // Where people are known by another claim than `sub` and no session is named, nobody can be meant.
  if (whose.subject === null && whose.session === null) return 0;
  return endOutsideSignIns(provider.scope, provider.id, whose, now);
}

/** The endpoint; section 2.8 says what it answers. */
export async function handleLogout(request: Request, id: string): Promise<Response> {
  const headers = { 'cache-control': 'no-store' };
  try {
    const provider = await findProvider(id);
    if (!provider) throw new SignOnRefusal('provider-unknown', 'provider-unknown');
    const token = (await readFormBody(request, bodyMax)).get('logout_token');
    if (token === null) throw new SignOnRefusal('provider-wrong', 'logout-missing');
    const ended = await logOut(provider, token, new Date());
    log.info('signed-out-by-provider', { provider: id, ended });
    return new Response(null, { status: 200, headers });
  } catch (error) {
    if (!(error instanceof SignOnRefusal)) throw error;
    log.warn('logout-refused', { provider: id.slice(0, 26), reason: error.reason });
    return Response.json({ error: 'invalid_request' }, { status: 400, headers });
  }
}
