import 'server-only';
import { z } from 'zod';
import { requireStaff } from '@/lib/accounts/gate';
import { publicOrigin } from '@/lib/server/host';
import type { SchoolScope } from '@/lib/server/scope';
import { systemClock } from '@/lib/shared/clock';
import type { ClassId, LessonId } from '@/lib/shared/ids';
import type { SignFace } from '@/lib/shared/signs';
import {
  daysBetween,
  localDate,
  localTime,
  nextSlots,
  occurrencesMax,
  wallClockOf,
  type Slot,
} from './calendar/rules';
import { findLessonView, listClassChoices, listKnownLessons, listLessons } from './data';
import { findNextLesson, listHomeClasses, listToday, listToDo } from './home/data';
import type { HomeView } from './home/schema';
import { dayPart, distanceTo, startRefusal } from './rules';
import {
  classIdSchema,
  lessonIdSchema,
  parseCursor,
  type ClassChoice,
  type LessonPage,
  type LessonTimes,
  type LessonView,
} from './schema';

/** The live classroom knows who waits; a page hands it in, since lessons come before classrooms. */
export type WaitingSigns = (scope: SchoolScope, lessonId: LessonId) => Promise<readonly SignFace[]>;

const toDoMax = 4;

export async function loadHome(waitingSigns: WaitingSigns): Promise<HomeView> {
  const staff = await requireStaff();
  const { timeZone, displayName } = staff;
  const now = systemClock();
  const context = { zone: timeZone, now };
  const [next, today, { classes, count }, toDo] = await Promise.all([
    findNextLesson(staff, now),
    listToday(staff, context),
    listHomeClasses(staff),
    listToDo(staff),
  ]);
  const hero = next && {
    lesson: next.lesson,
    distance: distanceTo(next.lesson.startsAt, now, daysBetween(localDate(now, timeZone), next.lesson.date)),
    doorUrl: doorUrl(next.linkCode),
    canEnter: canEnter(next.lesson, context),
    waiting: isOpen(next.lesson) ? await waitingSigns(staff.scope, next.lesson.id) : [],
  };
  return {
    displayName,
    timeZone,
    now,
    part: dayPart(localTime(now, timeZone)),
    hero,
    today,
    classes,
    classCount: count,
    toDo: toDo.slice(0, toDoMax),
  };
}

function isOpen(lesson: LessonView): boolean {
  return lesson.phase === 'live' || lesson.phase === 'doors-open';
}

function canEnter(lesson: LessonView, { zone, now }: { readonly zone: string; readonly now: Date }): boolean {
  const state = lesson.phase === 'doors-open' || lesson.phase === 'missed' ? 'planned' : lesson.phase;
  return startRefusal({ ...lesson, state }, localDate(now, zone), now) === null;
}

export function doorUrl(linkCode: string): string {
  return `${publicOrigin()}/j/${linkCode}`;
}

export type LessonList = LessonPage & {
  readonly when: 'upcoming' | 'past';
  readonly classId: ClassId | null;
  readonly classes: readonly ClassChoice[];
  readonly timeZone: string;
};

type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

export async function loadLessons(params: SearchParams): Promise<LessonList> {
  const staff = await requireStaff();
  const when = params['when'] === 'past' ? 'past' : 'upcoming';
  const classId = classIdSchema.safeParse(params['class']).data ?? null;
  const after = typeof params['after'] === 'string' ? parseCursor(params['after']) : null;
  const [page, classes] = await Promise.all([
    listLessons(staff, { when, classId, after, now: systemClock() }),
    listClassChoices(staff),
  ]);
  return { ...page, when, classId, classes, timeZone: staff.timeZone };
}

/** The lessons of one class, for its page. */
export async function loadClassLessons(
  classId: ClassId,
): Promise<{ readonly upcoming: LessonPage; readonly timeZone: string }> {
  const staff = await requireStaff();
  const query = { when: 'upcoming', classId, after: null, now: systemClock() } as const;
  return { upcoming: await listLessons(staff, query), timeZone: staff.timeZone };
}

export type LessonDetails = {
  readonly lesson: LessonView;
  readonly times: LessonTimes;
  readonly canEnter: boolean;
  readonly timeZone: string;
};

export async function loadLesson(lessonId: string): Promise<LessonDetails | null> {
  const staff = await requireStaff();
  const id = lessonIdSchema.safeParse(lessonId);
  const now = systemClock();
  const lesson = id.success ? await findLessonView(staff, id.data, now) : null;
  if (!lesson) return null;
  const { title, date } = lesson;
  return {
    lesson,
    times: { title, date, ...wallClockOf(lesson, staff.timeZone) },
    canEnter: canEnter(lesson, { zone: staff.timeZone, now }),
    timeZone: staff.timeZone,
  };
}

export type PlanPage = {
  readonly classes: readonly ClassChoice[];
  readonly classId: ClassId | null;
  readonly slots: readonly Slot[];
  readonly today: string;
  readonly timeZone: string;
};

/** A class is always chosen already: the one asked for, else the first own one. */
export async function loadPlan(params: SearchParams): Promise<PlanPage> {
  const staff = await requireStaff();
  const now = systemClock();
  const classes = await listClassChoices(staff);
  const wanted = classIdSchema.safeParse(params['class']).data;
  const classId = (classes.find((choice) => choice.id === wanted) ?? classes[0])?.id ?? null;
  const known = classId ? await listKnownLessons(staff, classId, now) : [];
  return {
    classes,
    classId,
    slots: nextSlots({ known, now, zone: staff.timeZone }),
    today: localDate(now, staff.timeZone),
    timeZone: staff.timeZone,
  };
}

/** The classes one can begin a lesson with at once. */
export async function loadInstant(): Promise<readonly ClassChoice[]> {
  return listClassChoices(await requireStaff());
}

const detailsQuery = z.object({
  planned: z.coerce.number().int().min(1).max(occurrencesMax).nullable().catch(null),
  problem: z.enum(['too-early', 'cancelled', 'over']).nullable().catch(null),
});

/** What just happened, as another page or action noted it in the address. Anything else is nothing. */
export function parseDetailsQuery(params: SearchParams): z.infer<typeof detailsQuery> {
  return detailsQuery.parse({ planned: params['planned'] ?? null, problem: params['problem'] ?? null });
}
