import { DateTime } from 'luxon';
import { unscopedDb } from '@/lib/server/unscoped';
import { proveScope, type SchoolScope } from '@/lib/server/scope';
import {
  newId,
  randomDigits,
  type AccountId,
  type ClassId,
  type LessonId,
  type SchoolId,
  type SignId,
} from '@/lib/shared/ids';
import { animals, badges, objects } from '@/lib/shared/signs';

export type TestSchool = { readonly scope: SchoolScope; readonly teacherId: AccountId };

/** A school with one teacher. Everything here writes rows directly, so that a bug in a screen cannot cancel out in its test. */
export async function makeSchool(): Promise<TestSchool> {
  const schoolId = newId<SchoolId>();
  const teacherId = newId<AccountId>();
  await unscopedDb().school.create({ data: { id: schoolId, name: 'Testschule', timeZone: 'Europe/Berlin' } });
  await unscopedDb().account.create({
    data: {
      schoolId,
      id: teacherId,
      email: `${teacherId}@example.org`,
      displayName: 'Frau Kaya',
      role: 'admin',
    },
  });
  return { scope: proveScope(schoolId), teacherId };
}

/** What a gate finds of a signed-in member of staff, the school's teacher unless told. */
export function staffOf(
  { scope, teacherId }: TestSchool,
  { accountId = teacherId, role = 'teacher' }: { accountId?: AccountId; role?: 'admin' | 'teacher' } = {},
) {
  const staff = { scope, accountId, signInId: 'one', displayName: 'Frau Kaya', timeZone: 'Europe/Berlin' };
  return { ...staff, role };
}

let codes = 0;

/** One after the other: drawn codes of many classes would meet. */
function nextPictureCode(): string {
  const code = codes++;
  return [1728, 144, 12, 1].map((place) => objects[Math.floor(code / place) % 12] ?? 'ball').join('-');
}

export async function makeClass(
  school: TestSchool,
  childCount = 3,
): Promise<{ classId: ClassId; signIds: readonly SignId[] }> {
  const { schoolId } = school.scope;
  const classId = newId<ClassId>();
  const signs = Array.from({ length: childCount }, (_, position) => ({
    schoolId,
    id: newId<SignId>(),
    classId,
    position,
    animal: animals[position % animals.length] ?? 'fox',
    badge: badges[Math.floor(position / animals.length) % badges.length] ?? 'sun',
  }));
  await unscopedDb().class.create({
    data: {
      schoolId,
      id: classId,
      name: '2a',
      grade: '1-2',
      linkCode: randomDigits(10),
      pictureCode: nextPictureCode(),
    },
  });
  await unscopedDb().classTeacher.create({ data: { schoolId, classId, accountId: school.teacherId } });
  await unscopedDb().sign.createMany({ data: signs });
  return { classId, signIds: signs.map((sign) => sign.id) };
}

export async function makeLesson(
  school: TestSchool,
  classId: ClassId,
  state: 'planned' | 'live' | 'ended' = 'live',
  startsAt: Date = new Date(),
): Promise<LessonId> {
  const id = newId<LessonId>();
  await unscopedDb().lesson.create({
    data: {
      schoolId: school.scope.schoolId,
      id,
      classId,
      date: DateTime.fromJSDate(startsAt, { zone: 'Europe/Berlin' }).toISODate() ?? '',
      title: 'Mathe',
      startsAt,
      endsAt: new Date(startsAt.getTime() + 45 * 60_000),
      state,
      startedAt: state === 'planned' ? null : startsAt,
      createdBy: school.teacherId,
    },
  });
  return id;
}
