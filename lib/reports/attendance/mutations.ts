import 'server-only';
import type { Tx } from '@/lib/lessons/mutations';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import { attendanceStates, type AttendanceState } from '@/lib/shared/attendance';
import type { LessonId, SignId } from '@/lib/shared/ids';
import { keepUntil } from '../rules';
import { judge } from './rules';
import type { Seen } from './schema';

type Writing = { readonly seen: ReadonlyMap<SignId, Seen>; readonly now: Date };

/**
 * Adds what was seen to the rows of these signs; the first sight of each stays.
 * @param writing `known` signs surely have a row already: what a class adds each minute is one statement then
 */
export async function storeSeen(
  scope: SchoolScope,
  lessonId: LessonId,
  writing: Writing & { readonly known: ReadonlySet<SignId> },
): Promise<void> {
  const [group, ...others] = groupsOf(writing.seen);
  const isOneGroup = group !== undefined && others.length === 0;
  if (isOneGroup && [...writing.seen.keys()].every((signId) => writing.known.has(signId))) {
    await schoolDb(scope).attendance.updateMany(adding(lessonId, group));
    return;
  }
  await schoolDb(scope).$transaction((tx) => addSeen(tx, { schoolId: scope.schoolId, lessonId }, writing));
}

const adding = (lessonId: string, { signIds, lastSeenAt, seconds, mediaSeconds }: Group) => ({
  where: { lessonId, signId: { in: signIds } },
  data: { lastSeenAt, seconds: { increment: seconds }, mediaSeconds: { increment: mediaSeconds } },
});

type Where = { readonly schoolId: string; readonly lessonId: LessonId };

async function addSeen(tx: Tx, { schoolId, lessonId }: Where, { seen, now }: Writing): Promise<void> {
  const { attendanceDays } = await tx.school.findFirstOrThrow({ select: { attendanceDays: true } });
  // A child that was deleted meanwhile must not keep the others from being written.
  const signs = await tx.sign.findMany({ where: { id: { in: [...seen.keys()] } }, select: { id: true } });
  await tx.attendance.createMany({
    data: signs.flatMap(({ id }) => {
      const first = seen.get(id as SignId);
      const firstSeenAt = first?.firstSeenAt ?? now;
      return { schoolId, lessonId, signId: id, firstSeenAt, keepUntil: keepUntil(now, attendanceDays) };
    }),
    skipDuplicates: true,
  });
  for (const group of groupsOf(seen)) await tx.attendance.updateMany(adding(lessonId, group));
}

type Group = Omit<Seen, 'firstSeenAt'> & { readonly signIds: string[] };

/** Who stayed has the same to add: one statement for all of them. */
function groupsOf(seen: ReadonlyMap<SignId, Seen>): Iterable<Group> {
  const groups = new Map<string, Group>();
  for (const [signId, { lastSeenAt, ...exact }] of seen) {
    const [seconds, mediaSeconds] = [Math.round(exact.seconds), Math.round(exact.mediaSeconds)];
    const key = `${seconds}/${mediaSeconds}/${lastSeenAt.getTime()}`;
    const group = groups.get(key) ?? { signIds: [], lastSeenAt, seconds, mediaSeconds };
    group.signIds.push(signId);
    groups.set(key, group);
  }
  return groups.values();
}

/** Part of the transaction that closes a lesson: every child of the class is present, late or absent. Nothing if nobody came. */
export async function recordAttendance(tx: Tx, where: Where, writing: Writing): Promise<void> {
  const { schoolId, lessonId } = where;
  await addSeen(tx, where, writing);
  const lesson = await tx.lesson.findFirst({ where: { id: lessonId }, include: { attendance: true } });
  if (!lesson || lesson.attendance.length === 0) return;
  const { attendanceDays } = await tx.school.findFirstOrThrow({ select: { attendanceDays: true } });
  const until = keepUntil(writing.now, attendanceDays);
  const came = new Map(lesson.attendance.map((row) => [row.signId, row.firstSeenAt]));
  const signs = await tx.sign.findMany({ where: { classId: lesson.classId }, select: { id: true } });
  const absent = signs.filter(({ id }) => !came.has(id));
  await tx.attendance.createMany({
    data: absent.map(({ id }) => ({ schoolId, lessonId, signId: id, keepUntil: until })),
    skipDuplicates: true,
  });
  const stateOf = (signId: string) => judge(came.get(signId) ?? null, lesson);
  const all = [...new Set([...came.keys(), ...signs.map(({ id }) => id)])];
  for (const seen of attendanceStates) {
    await tx.attendance.updateMany({
      where: { lessonId, signId: { in: all.filter((signId) => stateOf(signId) === seen) } },
      data: { seen, keepUntil: until },
    });
  }
}

/** @param state null: back to what was seen. @returns false when there is no such row */
export async function editAttendance(
  scope: SchoolScope,
  lessonId: LessonId,
  { signId, state }: { readonly signId: string; readonly state: AttendanceState | null },
): Promise<boolean> {
  const { count } = await schoolDb(scope).attendance.updateMany({
    where: { lessonId, signId, seen: { not: null } },
    data: { edited: state },
  });
  return count === 1;
}
