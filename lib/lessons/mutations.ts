import 'server-only';
import { schoolDb, type SchoolClient } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import { newId, type ClassId, type LessonId } from '@/lib/shared/ids';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { localDate, occurrencesOf } from './calendar/rules';
import { ofChildren, reachableClass, type Actor } from './data';
import { asLessonState, lessonPhase, startRefusal, type StartRefusal } from './rules';
import { minutesDefault, type PlanInput } from './schema';

export type Tx = Parameters<Extract<Parameters<SchoolClient['$transaction']>[0], (tx: never) => unknown>>[0];

/** Writes the series and all its dated lessons, or nothing. */
export async function scheduleLessons(
  actor: Actor,
  plan: PlanInput,
  context: { readonly zone: string; readonly now: Date },
): Promise<
  Result<{ readonly lessonId: LessonId; readonly count: number }, 'not-found' | 'past' | 'bad-last-date'>
> {
  const { schoolId } = actor.scope;
  const dates = occurrencesOf({ ...plan, firstDate: plan.date }, context.zone);
  const [first] = dates;
  if (!first) return refuse('bad-last-date');
  if (first.endsAt <= context.now) return refuse('past');
  const seriesId = newId();
  const rows = dates.map((occurrence) => ({
    schoolId,
    id: newId<LessonId>(),
    classId: plan.classId,
    kind: plan.kind ?? 'class',
    seriesId,
    title: plan.title,
    createdBy: actor.accountId,
    ...occurrence,
  }));
  return schoolDb(actor.scope).$transaction(async (tx) => {
    if (!(await holdClass(tx, actor, plan.classId))) return refuse('not-found');
    await tx.lessonSeries.create({
      data: {
        schoolId,
        id: seriesId,
        classId: plan.classId,
        title: plan.title,
        repeat: plan.repeat,
        firstDate: first.date,
        lastDate: dates.at(-1)?.date ?? first.date,
        startTime: plan.startTime,
        minutes: plan.minutes,
        createdBy: actor.accountId,
      },
    });
    await tx.lesson.createMany({ data: rows });
    return ok({ lessonId: rows[0]?.id ?? newId<LessonId>(), count: rows.length });
  });
}

/**
 * Starts a planned lesson, once: whoever comes second is told that it runs. Two teachers, or one impatient finger, get the
 * same answer.
 */
export async function startLesson(
  actor: Actor,
  lessonId: LessonId,
  context: { readonly zone: string; readonly now: Date },
): Promise<Result<{ readonly started: boolean }, 'not-found' | StartRefusal>> {
  const { now, zone } = context;
  const lessons = schoolDb(actor.scope).lesson;
  const row = await lessons.findFirst({ where: { id: lessonId, class: reachableClass(actor) } });
  if (!row) return refuse('not-found');
  const lesson = { ...row, state: asLessonState(row.state) };
  const refusal = startRefusal(lesson, localDate(now, zone), now);
  if (refusal) return refuse(refusal);
  const { count } = await lessons.updateMany({
    where: { id: lessonId, state: 'planned' },
    data: { state: 'live', startedAt: now },
  });
  return ok({ started: count === 1 });
}

/** A lesson at once. While the class has a live one, that is the answer: a second tap makes no second lesson. */
export async function startInstantLesson(
  actor: Actor,
  classId: ClassId,
  context: { readonly zone: string; readonly now: Date },
): Promise<Result<{ readonly lessonId: LessonId; readonly started: boolean }, 'not-found'>> {
  const { now, zone } = context;
  return schoolDb(actor.scope).$transaction(async (tx) => {
    if (!(await holdClass(tx, actor, classId))) return refuse('not-found');
    const live = await tx.lesson.findMany({
      where: { ...ofChildren, classId, state: 'live' },
      orderBy: { startsAt: 'desc' },
      take: 5,
    });
    const running = live.find((row) => lessonPhase({ ...row, state: 'live' }, now) === 'live');
    if (running) return ok({ lessonId: running.id as LessonId, started: false });
    const lessonId = newId<LessonId>();
    await tx.lesson.create({
      data: {
        schoolId: actor.scope.schoolId,
        id: lessonId,
        classId,
        date: localDate(now, zone),
        title: '',
        startsAt: now,
        endsAt: new Date(now.getTime() + minutesDefault * 60_000),
        state: 'live',
        startedAt: now,
        createdBy: actor.accountId,
      },
    });
    return ok({ lessonId, started: true });
  });
}

/** @returns whether this call ended it. What else a live lesson's end means is the classroom's business. */
export async function markEnded(scope: SchoolScope, lessonId: LessonId, now: Date): Promise<boolean> {
  const { count } = await schoolDb(scope).lesson.updateMany({
    where: { id: lessonId, state: 'live' },
    data: { state: 'ended', endedAt: now },
  });
  return count === 1;
}

/** Whether the actor may plan for this class. The write that changes nothing keeps a second planner waiting until we are done. */
async function holdClass(tx: Tx, actor: Actor, classId: ClassId): Promise<boolean> {
  const { count } = await tx.class.updateMany({
    where: { id: classId, archivedAt: null, ...reachableClass(actor) },
    data: { archivedAt: null },
  });
  return count === 1;
}
