import 'server-only';
import { schoolDb } from '@/lib/server/db';
import { openText } from '@/lib/server/seal';
import type { SchoolScope } from '@/lib/server/scope';
import type { ClassId, LessonId } from '@/lib/shared/ids';
import { asLessonKind } from '@/lib/lessons/schema';
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
    select: { id: true, cardId: true, adultName: true, state: true },
  });
  return rows.flatMap((row): StaffLinkDTO[] => {
    const role = assistRoles.find((one) => one === row.role);
    if (!role) return [];
    const { id, expiresAt } = row;
    const own = seats.filter((one) => one.cardId === id);
    if (role === 'guest') return [{ id, role, expiresAt, name: null, guests: own.filter(isHere).length }];
    const [seat] = own;
    const name = seat?.adultName ? openText(seat.adultName, seat.id) : null;
    return [{ id, role, expiresAt, name, guests: 0 }];
  });
}

const isHere = ({ state }: { readonly state: string }) => state === 'bench' || state === 'admitted';

/** What is said at the door, and what a start of the lesson is decided by. */
export async function readDoor(scope: SchoolScope, lessonId: LessonId) {
  const db = schoolDb(scope);
  const [lesson, school] = await Promise.all([
    db.lesson.findFirst({
      where: { id: lessonId },
      select: {
        classId: true,
        kind: true,
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
    kind: asLessonKind(lesson.kind),
    className: name,
    teacherName: teacher?.account.displayName ?? '',
    timeZone: school.timeZone,
  };
}
