import 'server-only';
import { findStaffByCookies, type StaffGate } from './sign-ins';

/** The gate for a socket's handshake: the custom server has no Next request, only the raw header. */
export function staffForUpgrade(cookieHeader: string | undefined): Promise<StaffGate | null> {
  return findStaffByCookies(cookieHeader ?? null);
}
