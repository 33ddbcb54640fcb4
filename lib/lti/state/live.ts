import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { publicOrigin } from '@/lib/server/host';
import { hashSecret, openText, sealText } from '@/lib/server/seal';
import { newSecret } from '@/lib/shared/ids';
import { ok, refuse, type Result } from '@/lib/shared/result';

/** LTI-5: ten minutes from the login to the launch. */
const lifeMs = 10 * 60_000;
const owner = 'lti-state';

const content = z.object({
  id: z.string(),
  platformId: z.string(),
  target: z.string(),
  expiresAt: z.number(),
  /** Of the browser's half. */
  browserHash: z.string(),
});
export type OpenedState = z.infer<typeof content> & { readonly nonce: string; readonly stateHash: string };

/**
 * A state carries what we need to know about it, sealed for us, so that a login stores nothing here however many there are. That it
 * counts once is said by the launch it became (LtiVisit.stateHash).
 */
export function makeState(
  about: { readonly platformId: string; readonly target: string },
  now: Date,
): { readonly state: string; readonly nonce: string; readonly id: string; readonly browserSecret: string } {
  const id = newSecret(9);
  const browserSecret = newSecret();
  const expiresAt = now.getTime() + lifeMs;
  const text = JSON.stringify({ ...about, id, expiresAt, browserHash: hashSecret(browserSecret) });
  const state = Buffer.from(sealText(text, owner)).toString('base64url');
  return { state, nonce: nonceOf(state), id, browserSecret };
}

/** The nonce belongs to its state alone, and who has not seen the state cannot know it. */
const nonceOf = (state: string): string => createHash('sha256').update(`nonce ${state}`).digest('base64url');

export function openState(state: string, now: Date): Result<OpenedState, 'state-unknown' | 'state-expired'> {
  const text = state.length > 2000 ? null : openText(Buffer.from(state, 'base64url'), owner);
  const parsed = text === null ? null : content.safeParse(JSON.parse(text));
  if (!parsed?.success) return refuse('state-unknown');
  if (parsed.data.expiresAt <= now.getTime()) return refuse('state-expired');
  return ok({ ...parsed.data, nonce: nonceOf(state), stateHash: hashSecret(state) });
}

/** LTI-6. @param secret what this browser's cookie says */
export function isSameBrowser(state: OpenedState, secret: string | null): boolean {
  if (secret === null) return false;
  return timingSafeEqual(Buffer.from(hashSecret(secret)), Buffer.from(state.browserHash));
}

/**
 * In a frame of another site only a partitioned cookie arrives, and that one must be Secure. Browsers take it on http://localhost as
 * well (seen in Chromium). On any other address without TLS there is no frame to be had: there it is a plain cookie, for new windows.
 */
function isForFrames(): boolean {
  const { protocol, hostname } = new URL(publicOrigin());
  return protocol === 'https:' || hostname === 'localhost' || hostname === '127.0.0.1';
}

export const cookieName = (name: string): string => (isForFrames() ? `__Host-lti-${name}` : `lti-${name}`);

/** By hand, because no cookie library of ours knows `Partitioned`. */
export function writeCookie(name: string, value: string, seconds: number): string {
  const scope = isForFrames() ? 'Secure; SameSite=None; Partitioned' : 'SameSite=Lax';
  return `${cookieName(name)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; ${scope}`;
}

export const stateCookieSeconds = lifeMs / 1000;
