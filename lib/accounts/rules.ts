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

export type InvitationState = 'open' | 'used' | 'expired';

export function judgeInvitation(
  invitation: { readonly expiresAt: Date; readonly usedAt: Date | null },
  now: Date,
): InvitationState {
  if (invitation.usedAt !== null) return 'used';
  return invitation.expiresAt > now ? 'open' : 'expired';
}

export function readCookie(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

/** How long a sign-in lasts, and an invitation waits. */
export const signInDays = 30;
export const invitationDays = 7;
