import 'server-only';
import { schoolDb } from '@/lib/server/db';
import { newId, type LessonId } from '@/lib/shared/ids';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { daysBetween, occurrenceOn, shiftDate } from '../calendar/rules';
import { reachableClass, type Actor } from '../data';
import type { Tx } from '../mutations';
import type { LessonTimes, Reach } from '../schema';

export type EditRefusal = 'not-found' | 'not-planned' | 'past' | 'date-taken' | 'other-week';
type Context = { readonly zone: string; readonly now: Date };
type Target = {
  readonly id: string;
  readonly classId: string;
  readonly date: string;
  readonly seriesId: string | null;
};

/** Changes one date, or this and every later planned date of its series. What lies before stays as it was. */
export async function editLesson(
  actor: Actor,
  lessonId: LessonId,
  change: LessonTimes & { readonly reach: Reach },
  context: Context,
): Promise<Result<undefined, EditRefusal>> {
  const occurrence = occurrenceOn(change.date, change, context.zone);
  if (occurrence.endsAt <= context.now) return refuse('past');
  return schoolDb(actor.scope).$transaction(async (tx) => {
    const lesson = await findPlanned(tx, actor, lessonId);
    if (lesson === 'not-found' || lesson === 'not-planned') return refuse(lesson);
    if (change.reach === 'following' && lesson.seriesId !== null) {
      return moveFollowing(tx, { ...lesson, seriesId: lesson.seriesId }, change, context.zone);
    }
    const taken =
      lesson.seriesId !== null &&
      (await tx.lesson.count({
        where: { seriesId: lesson.seriesId, date: change.date, id: { not: lessonId } },
      })) > 0;
    if (taken) return refuse('date-taken');
    const { count } = await tx.lesson.updateMany({
      where: { id: lessonId, state: 'planned' },
      data: { title: change.title, ...occurrence },
    });
    if (count !== 1) return refuse('not-planned');
    if (lesson.seriesId !== null) await noteChange(tx, [lesson.seriesId]);
    return ok();
  });
}

/** The later dates become a series of their own, so that the earlier keeps its rule. */
async function moveFollowing(
  tx: Tx,
  lesson: Target & { readonly seriesId: string },
  change: LessonTimes,
  zone: string,
): Promise<Result<undefined, EditRefusal>> {
  const days = daysBetween(lesson.date, change.date);
  if (Math.abs(days) > 6) return refuse('other-week');
  const series = await tx.lessonSeries.findFirst({ where: { id: lesson.seriesId } });
  if (!series) return refuse('not-found');
  const rows = await tx.lesson.findMany({
    where: { seriesId: series.id, state: 'planned', date: { gte: lesson.date } },
    orderBy: { date: 'asc' },
  });
  const { title, startTime, minutes } = change;
  const seriesId = newId();
  await tx.lessonSeries.create({
    data: {
      ...series,
      id: seriesId,
      title,
      startTime,
      minutes,
      firstDate: change.date,
      lastDate: shiftDate(rows.at(-1)?.date ?? lesson.date, days),
    },
  });
  for (const row of rows) {
    await tx.lesson.updateMany({
      where: { id: row.id, state: 'planned' },
      data: { seriesId, title, ...occurrenceOn(shiftDate(row.date, days), change, zone) },
    });
  }
  await tx.lessonSeries.updateMany({
    where: { id: series.id },
    data: { lastDate: shiftDate(lesson.date, -1) },
  });
  await noteChange(tx, [series.id, seriesId]);
  return ok();
}

/** Cancels one date, or this and every later planned one. @returns what was cancelled, so that exactly that can be taken back */
export async function cancelLessons(
  actor: Actor,
  lessonId: LessonId,
  reach: Reach,
  now: Date,
): Promise<Result<readonly LessonId[], 'not-found' | 'not-planned'>> {
  return schoolDb(actor.scope).$transaction(async (tx) => {
    const lesson = await findPlanned(tx, actor, lessonId);
    if (lesson === 'not-found' || lesson === 'not-planned') return refuse(lesson);
    const { seriesId } = lesson;
    const where =
      reach === 'following' && seriesId !== null
        ? { seriesId, state: 'planned', date: { gte: lesson.date } }
        : { id: lessonId, state: 'planned' };
    const rows = await tx.lesson.findMany({ where, select: { id: true } });
    const ids = rows.map((row) => row.id as LessonId);
    await tx.lesson.updateMany({ where: { ...where, id: { in: ids } }, data: { state: 'cancelled' } });
    if (seriesId !== null) {
      await noteCancelled(tx, seriesId, now);
      await noteChange(tx, [seriesId]);
    }
    return ok(ids);
  });
}

/** Takes a cancellation back for the dates whose time has not passed. @returns how many will be held after all */
export async function restoreLessons(
  actor: Actor,
  lessonIds: readonly LessonId[],
  now: Date,
): Promise<Result<number, 'not-found'>> {
  return schoolDb(actor.scope).$transaction(async (tx) => {
    const rows = await tx.lesson.findMany({
      where: {
        id: { in: [...lessonIds] },
        state: 'cancelled',
        endsAt: { gt: now },
        class: reachableClass(actor),
      },
      select: { id: true, seriesId: true },
    });
    if (rows.length === 0) return refuse('not-found');
    await tx.lesson.updateMany({
      where: { id: { in: rows.map((row) => row.id) }, state: 'cancelled' },
      data: { state: 'planned' },
    });
    const seriesIds = rows.flatMap((row) => row.seriesId ?? []);
    await tx.lessonSeries.updateMany({ where: { id: { in: seriesIds } }, data: { cancelledAt: null } });
    await noteChange(tx, seriesIds);
    return ok(rows.length);
  });
}

/** A series whose last planned date is gone is cancelled itself. */
async function noteCancelled(tx: Tx, seriesId: string, now: Date): Promise<void> {
  const left = await tx.lesson.count({ where: { seriesId, state: { not: 'cancelled' } } });
  if (left === 0) {
    await tx.lessonSeries.updateMany({ where: { id: seriesId }, data: { cancelledAt: now } });
  }
}

/** Calendars that have read the series see that theirs is older. */
async function noteChange(tx: Tx, seriesIds: readonly string[]): Promise<void> {
  await tx.lessonSeries.updateMany({
    where: { id: { in: [...new Set(seriesIds)] } },
    data: { revision: { increment: 1 } },
  });
}

async function findPlanned(
  tx: Tx,
  actor: Actor,
  lessonId: LessonId,
): Promise<Target | 'not-found' | 'not-planned'> {
  const row = await tx.lesson.findFirst({ where: { id: lessonId, class: reachableClass(actor) } });
  if (!row) return 'not-found';
  return row.state === 'planned' ? row : 'not-planned';
}
