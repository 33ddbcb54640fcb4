/** The browser's half of next-auth: a token against forged forms, then the provider's form. Returns a code, or null when it worked. */
async function post(
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const csrf: { csrfToken: string } = await (await fetch('/api/auth/csrf')).json();
  return fetch(`/api/auth/${path}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ ...fields, csrfToken: csrf.csrfToken, json: 'true' }),
  });
}

async function signIn(
  provider: 'password' | 'passkey',
  fields: Record<string, string>,
): Promise<string | null> {
  try {
    const response = await post(`callback/${provider}`, fields);
    if (response.ok) return null;
    const body: { url?: string } = await response.json();
    return new URL(body.url ?? '', location.origin).searchParams.get('error') ?? 'invalid';
  } catch {
    return 'offline';
  }
}

export function signInWithPassword(email: string, password: string): Promise<string | null> {
  return signIn('password', { email, password });
}

export function signInWithAssertion(assertion: object): Promise<string | null> {
  return signIn('passkey', { assertion: JSON.stringify(assertion) });
}

export async function signOut(): Promise<void> {
  await post('signout', {});
}

/**
 * Goes to a school's identity provider, to come in by it or to link it to the account one is signed in to. A code when that
 * cannot be, null when the browser is on its way.
 */
export async function leaveFor(provider: string, purpose: 'enter' | 'link'): Promise<string | null> {
  try {
    const headers = purpose === 'link' ? { 'x-link-account': '1' } : {};
    const response = await post(`signin/${provider}`, {}, headers);
    const body: { url?: string } = await response.json();
    if (!response.ok || !body.url) return 'invalid';
    location.assign(body.url);
    return null;
  } catch {
    return 'offline';
  }
}
