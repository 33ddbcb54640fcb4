import 'server-only';
import { cookies } from 'next/headers';
import { newSecret } from '@/lib/shared/ids';
import { isSecure } from './host';
import { hashSecret } from './seal';

const deviceCookie = 'kreide-device';

/**
 * A random name of this device, made at its first entry: to know it again within a lesson, and to count wrong pictures. A session
 * cookie; only its hash is kept.
 */
export async function deviceHash(): Promise<string> {
  const jar = await cookies();
  const known = jar.get(deviceCookie)?.value;
  if (known && known.length >= 16 && known.length <= 64) return hashSecret(known);
  const made = newSecret();
  jar.set(deviceCookie, made, {
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(),
  });
  return hashSecret(made);
}
