import 'server-only';
import { requireStaff, type StaffGate } from '@/lib/accounts/gate';
import type { SchoolScope } from '@/lib/server/scope';
import type { ClassId } from '@/lib/shared/ids';
import { refuse, ok, type Result } from '@/lib/shared/result';
import { isReachable } from './data';
import { classIdSchema } from './schema';

/** Proof that this member of staff may read and change this class. */
export type ClassGate = { readonly scope: SchoolScope; readonly classId: ClassId; readonly staff: StaffGate };

/** For actions: a class of another teacher is as unknown as one that never was. */
export async function enterClass(classId: unknown): Promise<Result<ClassGate, 'not-found'>> {
  const staff = await requireStaff();
  const id = classIdSchema.safeParse(classId);
  if (!id.success || !(await isReachable(staff, id.data))) return refuse('not-found');
  return ok({ scope: staff.scope, classId: id.data, staff });
}

/** For pages. */
export async function requireClass(classId: string): Promise<ClassGate> {
  const entered = await enterClass(classId);
  if (entered.ok) return entered.value;
  const { notFound } = await import('next/navigation');
  return notFound();
}
