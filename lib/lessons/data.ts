import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { Prisma } from '@/lib/server/prisma/client';
import type { SchoolScope } from '@/lib/server/scope';
import type { AccountId, ClassId, LessonId } from '@/lib/shared/ids';
import type { KnownLesson } from './calendar/rules';
import { asLessonState, lessonPhase } from './rules';
import {
  asLessonKind,
  pageSize,
  writeCursor,
  type ClassChoice,
  type Cursor,
  type LessonPage,
  type LessonView,
} from './schema';

/** Who acts, as the gate proved it. */
export type Actor = {
  readonly scope: SchoolScope;
  readonly accountId: AccountId;
  readonly role: 'admin' | 'teacher';
};

/** A teacher reaches the classes she teaches, an admin every class of the school. */
export function reachableClass(actor: Actor): Prisma.ClassWhereInput {
  return actor.role === 'admin' ? {} : taughtBy(actor.accountId);
}

export function taughtBy(accountId: AccountId): Prisma.ClassWhereInput {
  return { teachers: { some: { accountId } } };
}

/** ADULT-2 (lib/classroom/SPEC.md): the only lessons that doors, cards, feeds of a class and LMSs know. */
export const ofChildren = { kind: 'class' } satisfies Prisma.LessonWhereInput;
/** All dates of a series are of one kind. */
export const seriesOfChildren = { lessons: { every: ofChildren } } satisfies Prisma.LessonSeriesWhereInput;

export const lessonSelect = {
  id: true,
  classId: true,
  kind: true,
  title: true,
  date: true,
  startsAt: true,
  endsAt: true,
  startedAt: true,
  state: true,
  class: { select: { name: true } },
  series: { select: { repeat: true } },
} satisfies Prisma.LessonSelect;

export type LessonRow = Prisma.LessonGetPayload<{ select: typeof lessonSelect }>;

export function viewOf(row: LessonRow, now: Date): LessonView {
  const { id, classId, title, date, startsAt, endsAt } = row;
  return {
    id: id as LessonId,
    classId: classId as ClassId,
    className: row.class.name,
    kind: asLessonKind(row.kind),
    title,
    date,
    startsAt,
    endsAt,
    weekly: row.series?.repeat === 'weekly',
    phase: lessonPhase({ state: asLessonState(row.state), startsAt, endsAt }, now),
  };
}

export async function findLessonView(
  actor: Actor,
  lessonId: LessonId,
  now: Date,
): Promise<LessonView | null> {
  const row = await schoolDb(actor.scope).lesson.findFirst({
    where: { id: lessonId, class: reachableClass(actor) },
    select: lessonSelect,
  });
  return row && viewOf(row, now);
}

/** One page of lessons, upcoming (soonest first) or past (latest first). */
export async function listLessons(
  actor: Actor,
  query: {
    readonly when: 'upcoming' | 'past';
    readonly classId: ClassId | null;
    readonly after: Cursor | null;
    readonly now: Date;
  },
): Promise<LessonPage> {
  const { when, classId, after, now } = query;
  const [order, beyond] = when === 'upcoming' ? (['asc', 'gt'] as const) : (['desc', 'lt'] as const);
  const time: Prisma.LessonWhereInput =
    when === 'upcoming' ? { endsAt: { gt: now } } : { endsAt: { lte: now } };
  const rows = await schoolDb(actor.scope).lesson.findMany({
    where: {
      ...(classId
        ? { classId, class: reachableClass(actor) }
        : { classId: { in: [...(await listTaughtClassIds(actor))] } }),
      AND: [
        time,
        after
          ? {
              OR: [
                { startsAt: { [beyond]: after.startsAt } },
                { startsAt: after.startsAt, id: { [beyond]: after.id } },
              ],
            }
          : {},
      ],
    },
    orderBy: [{ startsAt: order }, { id: order }],
    take: pageSize + 1,
    select: lessonSelect,
  });
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  return {
    lessons: shown.map((row) => viewOf(row, now)),
    next: rows.length > pageSize && last ? writeCursor(last) : null,
  };
}

async function listTaughtClassIds(actor: Actor): Promise<readonly string[]> {
  const rows = await schoolDb(actor.scope).class.findMany({
    where: { ...taughtBy(actor.accountId), archivedAt: null },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** The classes one may plan for; own ones first in an admin's list. */
export async function listClassChoices(actor: Actor): Promise<readonly ClassChoice[]> {
  const rows = await schoolDb(actor.scope).class.findMany({
    where: { ...reachableClass(actor), archivedAt: null },
    select: { id: true, name: true, teachers: { where: { accountId: actor.accountId } } },
    orderBy: { name: 'asc' },
    take: 200,
  });
  return rows
    .toSorted((a, b) => b.teachers.length - a.teachers.length)
    .map(({ id, name }) => ({ id: id as ClassId, name }));
}

/** What the offered times of a class are made from: its last sixty lessons and everything planned. */
export async function listKnownLessons(
  actor: Actor,
  classId: ClassId,
  now: Date,
): Promise<readonly KnownLesson[]> {
  const lessons = schoolDb(actor.scope).lesson;
  const where = { ...ofChildren, classId, class: reachableClass(actor), state: { not: 'cancelled' } };
  const select = { startsAt: true, endsAt: true, title: true };
  const [past, planned] = await Promise.all([
    lessons.findMany({
      where: { ...where, seriesId: { not: null }, startsAt: { lte: now } },
      orderBy: { startsAt: 'desc' },
      take: 60,
      select,
    }),
    lessons.findMany({
      where: { ...where, startsAt: { gt: now } },
      orderBy: { startsAt: 'asc' },
      take: 400,
      select,
    }),
  ]);
  return [...past, ...planned];
}
