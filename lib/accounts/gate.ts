import 'server-only';
import { cache } from 'react';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { findStaffByCookies, type StaffGate } from './sign-ins';

export { type StaffGate } from './sign-ins';

/** Who is signed in, or null; asked once per request. */
export const findStaff = cache(async (): Promise<StaffGate | null> => {
  return findStaffByCookies((await headers()).get('cookie'));
});

/** For staff pages and actions: sends everybody else to the sign-in page. */
export async function requireStaff(): Promise<StaffGate> {
  return (await findStaff()) ?? redirect('/sign-in');
}

export async function requireAdmin(): Promise<StaffGate> {
  const staff = await requireStaff();
  return staff.role === 'admin' ? staff : redirect('/');
}
