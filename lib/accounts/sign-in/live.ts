import 'server-only';
import NextAuth, { type AuthOptions, type User } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { isSecure, publicOrigin } from '@/lib/server/host';
import { installationKeys } from '@/lib/server/keys';
import { log } from '@/lib/server/log';
import { findAccountByEmail, findStaffBySignIn, sessionCookieName, type KnownAccount } from '../gate';
import { addressOf, countAttempt, forgetAttempt } from '../limits/live';
import { revokeSignIn, startSignIn } from '../mutations';
import { checkCookies, Passage, refusedPath, type OutsideDoor } from '../outside/live';
import { isDoorId, SignOnRefusal } from '../outside/rules';
import { judgePasskey } from '../passkeys/live';
import { assertionSchema } from '../passkeys/schema';
import { verifyPassword } from '../passwords/live';
import { nameDevice, signInDays } from '../rules';
import { credentialsSchema } from '../schema';

/** The credentials a form sends, judged. @throws Error whose message is a code that the sign-in page words */
export async function judgePassword(
  input: Record<string, string> | undefined,
  headers: Headers,
): Promise<KnownAccount> {
  const parsed = credentialsSchema.safeParse(input);
  if (!parsed.success) throw new Error('password-wrong');
  const attempt = { address: addressOf(headers), subject: parsed.data.email };
  if (!(await countAttempt(attempt))) throw new Error('too-many-tries');
  const account = await findAccountByEmail(parsed.data.email);
  const right = await verifyPassword(account?.passwordHash ?? null, parsed.data.password);
  if (!right || !account || account.isDisabled) throw new Error('password-wrong');
  await forgetAttempt(attempt);
  return { scope: account.scope, accountId: account.accountId };
}

async function judgeAssertion(
  input: Record<string, string> | undefined,
  headers: Headers,
): Promise<KnownAccount> {
  const address = addressOf(headers);
  if (!(await countAttempt({ address, subject: `passkey ${address}` }))) throw new Error('too-many-tries');
  const parsed = assertionSchema.safeParse(parseJson(input?.['assertion']));
  const proven = parsed.success ? await judgePasskey(parsed.data, publicOrigin(), new Date()) : null;
  if (!proven) throw new Error('passkey-refused');
  await forgetAttempt({ address, subject: `passkey ${address}` });
  return proven;
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}

/** next-auth's user is one sign-in here: its id goes into the cookie, nothing about the person does. */
async function openSignIn({ scope, accountId }: KnownAccount, headers: Headers): Promise<User> {
  const device = nameDevice(headers.get('user-agent') ?? '');
  const id = await startSignIn(scope, accountId, device, new Date());
  log.info('signed-in', { account: accountId });
  return { id: `${id} ${accountId}` };
}

/** next-auth hands a plain object, as our own code would. */
function asHeaders(headers: object | undefined): Headers {
  const entries = Object.entries(headers ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return new Headers(entries);
}

function options(passage: Passage | null): AuthOptions {
  return {
    secret: installationKeys().signIn,
    useSecureCookies: isSecure(),
    session: { strategy: 'jwt', maxAge: signInDays * 24 * 60 * 60 },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() },
      },
      ...checkCookies(),
    },
    providers: [
      ...(passage ? [passage.provider()] : []),
      Credentials({
        id: 'password',
        credentials: { email: {}, password: {} },
        authorize: async (input, request) => {
          const headers = asHeaders(request.headers);
          return openSignIn(await judgePassword(input, headers), headers);
        },
      }),
      Credentials({
        id: 'passkey',
        credentials: { assertion: {} },
        authorize: async (input, request) => {
          const headers = asHeaders(request.headers);
          return openSignIn(await judgeAssertion(input, headers), headers);
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => {
        if (!user) return token;
        const [signInId, accountId] = user.id.split(' ');
        return { signInId, accountId };
      },
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ baseUrl }) => baseUrl, // the page decides where to go, never a parameter
    },
    events: {
      signOut: async ({ token }) => {
        const { signInId, accountId } = token;
        if (typeof signInId !== 'string' || typeof accountId !== 'string') return;
        const staff = await findStaffBySignIn(signInId, accountId, new Date());
        if (staff) await revokeSignIn(staff.scope, staff.accountId, signInId, new Date());
      },
    },
    // Its notes about a missing NEXTAUTH_URL do not apply: nothing of ours follows its absolute addresses.
    logger: { error: (code) => log.warn('sign-in', { code }), warn: () => undefined, debug: () => undefined },
  };
}

type Context = { readonly params: Promise<{ nextauth: string[] }> };

/** @param findDoor the identity provider of a school by its id, asked for at each request: none is known beforehand */
export function authHandler(findDoor: (id: string) => Promise<OutsideDoor>) {
  return async (request: Request, context: Context): Promise<Response> => {
    const [action, id = ''] = (await context.params).nextauth;
    const isOutside = (action === 'signin' || action === 'callback') && isDoorId(id);
    const ask = async (passage: Passage | null) =>
      (await NextAuth(request as never, context as never, options(passage))) as Response;
    if (!isOutside) return ask(null);
    try {
      const passage = new Passage(await findDoor(id), request);
      const response = await ask(passage);
      return await (action === 'callback' ? passage.arrive(response) : passage.sendOff(response));
    } catch (error) {
      if (!(error instanceof SignOnRefusal)) throw error;
      const url = refusedPath(error, id);
      if (action === 'signin') return Response.json({ url });
      return new Response(null, { status: 302, headers: { location: url } });
    }
  };
}
