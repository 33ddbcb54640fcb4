import 'server-only';
import { encode } from 'next-auth/jwt';
import { isSecure } from '@/lib/server/host';
import { installationKeys } from '@/lib/server/keys';
import { sessionCookieName, type KnownAccount } from '../gate';
import { startSignIn } from '../mutations';
import { nameDevice } from '../rules';

/**
 * A new sign-in for an account that a checked launch proved, as next-auth would have written it: a fresh session, never one from
 * before the launch, and gone with the browser's window.
 * @returns the header that sets it
 */
export async function signInByLaunch(
  { scope, accountId }: KnownAccount,
  identityId: string,
  about: { readonly userAgent: string; readonly now: Date },
): Promise<string> {
  const from = { identityId, outsideSession: null };
  const signInId = await startSignIn(scope, accountId, nameDevice(about.userAgent), about.now, from);
  const token = await encode({ token: { signInId, accountId }, secret: installationKeys().signIn });
  return `${sessionCookieName()}=${token}; Path=/; HttpOnly; SameSite=Lax${isSecure() ? '; Secure' : ''}`;
}
