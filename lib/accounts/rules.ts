/** A device in words a teacher knows: "Chrome, Windows". Only families, never a version: this is a list to recognise, not to track. */
export function nameDevice(userAgent: string): string {
  const browser = /Edg\//.test(userAgent)
    ? 'Edge'
    : /Firefox\//.test(userAgent)
      ? 'Firefox'
      : /Chrome\/|CriOS\//.test(userAgent)
        ? 'Chrome'
        : /Safari\//.test(userAgent)
          ? 'Safari'
          : 'Browser';
  const system = /iPad/.test(userAgent)
    ? 'iPad'
    : /iPhone/.test(userAgent)
      ? 'iPhone'
      : /Android/.test(userAgent)
        ? 'Android'
        : /CrOS/.test(userAgent)
          ? 'Chromebook'
          : /Windows/.test(userAgent)
            ? 'Windows'
            : /Mac OS X/.test(userAgent)
              ? 'Mac'
              : /Linux/.test(userAgent)
                ? 'Linux'
                : null;
  return system === null ? browser : `${browser}, ${system}`;
}

/** Of a link that works once: an invitation, or one that resets a password. */
export type LinkState = 'open' | 'used' | 'expired';

export function judgeLink(
  link: { readonly expiresAt: Date; readonly usedAt: Date | null },
  now: Date,
): LinkState {
  if (link.usedAt !== null) return 'used';
  return link.expiresAt > now ? 'open' : 'expired';
}

export function readCookie(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

/** How long a sign-in lasts, and links wait: an invitation, and one that resets a password. */
export const signInDays = 30;
export const outsideSignInHours = 12;
export const invitationDays = 7;
export const resetHours = 24;

/** The secret stands after `#`, so it reaches neither a log nor a proxy. */
export function resetPath(secret: string): string {
  return `/reset#${secret}`;
}
