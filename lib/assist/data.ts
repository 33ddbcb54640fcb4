import 'server-only';
import { schoolDb } from '@/lib/server/db';
import { openText } from '@/lib/server/seal';
import type { SchoolScope } from '@/lib/server/scope';
import type { ClassId, LessonId } from '@/lib/shared/ids';
import { assistRoles, type StaffLinkDTO } from './schema';

export const counting = (now: Date) => ({ revokedAt: null, expiresAt: { gt: now } });

/** The links of a lesson that open it now, oldest first, with the name of who came by each. */
export async function listStaffLinks(
  scope: SchoolScope,
  lessonId: LessonId,
  now: Date,
): Promise<readonly StaffLinkDTO[]> {
  const db = schoolDb(scope);
  const rows = await db.staffLink.findMany({
    where: { lessonId, ...counting(now) },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const seats = await db.seat.findMany({
    where: { lessonId, cardId: { in: rows.map((row) => row.id) } },
    select: { id: true, cardId: true, adultName: true },
  });
  return rows.flatMap((row) => {
    const role = assistRoles.find((one) => one === row.role);
    const seat = seats.find((one) => one.cardId === row.id);
    const name = seat?.adultName ? openText(seat.adultName, seat.id) : null;
    return role ? [{ id: row.id, role, expiresAt: row.expiresAt, name }] : [];
  });
}

/** What is said at the door, and what a start of the lesson is decided by. */
export async function readDoor(scope: SchoolScope, lessonId: LessonId) {
  const db = schoolDb(scope);
  const [lesson, school] = await Promise.all([
    db.lesson.findFirst({
      where: { id: lessonId },
      select: {
        classId: true,
        title: true,
        date: true,
        state: true,
        startsAt: true,
        endsAt: true,
        createdBy: true,
        class: {
          select: {
            name: true,
            teachers: { include: { account: { select: { displayName: true } } } },
          },
        },
      },
    }),
    db.school.findFirst({ where: { id: scope.schoolId }, select: { timeZone: true } }),
  ]);
  if (!lesson || !school) return null;
  const { teachers, name } = lesson.class;
  const teacher = teachers.find((one) => one.accountId === lesson.createdBy) ?? teachers[0];
  return {
    ...lesson,
    classId: lesson.classId as ClassId,
    className: name,
    teacherName: teacher?.account.displayName ?? '',
    timeZone: school.timeZone,
  };
}
