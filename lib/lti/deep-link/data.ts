import 'server-only';
import { listClassChoices, ofChildren, seriesOfChildren, type Actor } from '@/lib/lessons/data';
import { schoolDb } from '@/lib/server/db';
import type { LinkPlaces } from '../lobby/schema';

type Words = { readonly locale: string; readonly timeZone: string; readonly now: Date };
const lessonsMax = 12;

/** The classes of a teacher with what is planned there: single lessons, and weekly ones as one. */
export async function listLinkPlaces(
  actor: Actor,
  { locale, timeZone, now }: Words,
): Promise<readonly LinkPlaces[]> {
  const classes = await listClassChoices(actor);
  const ids = classes.map(({ id }) => id);
  const db = schoolDb(actor.scope);
  const [lessons, series] = await Promise.all([
    db.lesson.findMany({
      where: {
        ...ofChildren,
        classId: { in: ids },
        state: { in: ['planned', 'live'] },
        endsAt: { gt: now },
        OR: [{ seriesId: null }, { series: { repeat: 'once' } }],
      },
      orderBy: { startsAt: 'asc' },
      take: 200,
    }),
    db.lessonSeries.findMany({
      where: {
        classId: { in: ids },
        repeat: 'weekly',
        cancelledAt: null,
        lessons: { some: { ...ofChildren, endsAt: { gt: now } } },
      },
      orderBy: { startTime: 'asc' },
      take: 200,
    }),
  ]);
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const titled = (title: string, words: string) => (title === '' ? words : `${title}: ${words}`);
  return classes.map((one) => ({
    ...one,
    lessons: lessons
      .filter(({ classId }) => classId === one.id)
      .slice(0, lessonsMax)
      .map(({ id, title, startsAt }) => ({ id, words: titled(title, moment.format(startsAt)) })),
    series: series
      .filter(({ classId }) => classId === one.id)
      .slice(0, lessonsMax)
      .map(({ id, title, firstDate, startTime }) => {
        const day = weekday.format(new Date(`${firstDate}T12:00:00Z`));
        return { id, words: titled(title, `${day}, ${startTime}`) };
      }),
  }));
}

/** What a chosen lesson or series is called in the course. */
export async function readTitles(
  actor: Actor,
  target: { readonly classId: string; readonly lessonId: string | null; readonly seriesId: string | null },
): Promise<{ readonly className: string; readonly title: string } | null> {
  const db = schoolDb(actor.scope);
  const { classId, lessonId, seriesId } = target;
  const row = await db.class.findFirst({
    where: { id: classId, archivedAt: null, teachers: { some: { accountId: actor.accountId } } },
    select: { name: true },
  });
  if (!row) return null;
  const part = lessonId
    ? await db.lesson.findFirst({ where: { ...ofChildren, id: lessonId, classId }, select: { title: true } })
    : seriesId
      ? await db.lessonSeries.findFirst({
          where: { ...seriesOfChildren, id: seriesId, classId },
          select: { title: true },
        })
      : { title: '' };
  return part && { className: row.name, title: part.title };
}

/** The series that planning a lesson just made. */
export async function readSeriesOf(actor: Actor, lessonId: string): Promise<string | null> {
  const row = await schoolDb(actor.scope).lesson.findFirst({
    where: { id: lessonId },
    select: { seriesId: true },
  });
  return row?.seriesId ?? null;
}
