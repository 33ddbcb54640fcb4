import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { ClassId } from '@/lib/shared/ids';
import { isAnimal, isBadge, type SignFace } from '@/lib/shared/signs';
import { localDate } from '../calendar/rules';
import { lessonSelect, taughtBy, viewOf, type Actor } from '../data';
import { forgottenMs } from '../rules';
import { minutesMax, type LessonView } from '../schema';
import type { HomeClass, ToDo } from './schema';

export const todayMax = 12;
export const homeClassesMax = 7;
const longestMs = minutesMax * 60_000;

type Context = { readonly zone: string; readonly now: Date };

/** The lesson that the teacher needs next: one that runs, else the next planned. With the code of its class's door. */
export async function findNextLesson(
  actor: Actor,
  now: Date,
): Promise<{ readonly lesson: LessonView; readonly linkCode: string } | null> {
  const lessons = schoolDb(actor.scope).lesson;
  const mine = { class: { ...taughtBy(actor.accountId), archivedAt: null } };
  const select = { ...lessonSelect, class: { select: { name: true, linkCode: true } } };
  const row =
    (await lessons.findFirst({
      where: { ...mine, state: 'live', endsAt: { gt: new Date(now.getTime() - forgottenMs) } },
      orderBy: { startsAt: 'desc' },
      select,
    })) ??
    (await lessons.findFirst({
      where: {
        ...mine,
        state: 'planned',
        endsAt: { gt: now },
        startsAt: { gt: new Date(now.getTime() - longestMs) },
      },
      orderBy: { startsAt: 'asc' },
      select,
    }));
  return row && { lesson: viewOf(row, now), linkCode: row.class.linkCode };
}

export async function listToday(actor: Actor, { zone, now }: Context): Promise<readonly LessonView[]> {
  const rows = await schoolDb(actor.scope).lesson.findMany({
    where: {
      class: taughtBy(actor.accountId),
      date: localDate(now, zone),
      state: { not: 'cancelled' },
      startsAt: {
        gt: new Date(now.getTime() - 26 * 3_600_000),
        lt: new Date(now.getTime() + 26 * 3_600_000),
      },
    },
    orderBy: { startsAt: 'asc' },
    take: todayMax,
    select: lessonSelect,
  });
  return rows.map((row) => viewOf(row, now));
}

/** Own classes by name: the first few to show, and how many there are. */
export async function listHomeClasses(
  actor: Actor,
): Promise<{ readonly classes: readonly HomeClass[]; readonly count: number }> {
  const db = schoolDb(actor.scope);
  const where = { ...taughtBy(actor.accountId), archivedAt: null };
  const [count, rows] = await Promise.all([
    db.class.count({ where }),
    db.class.findMany({
      where,
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: homeClassesMax,
      select: {
        id: true,
        name: true,
        signs: { select: { animal: true, badge: true }, orderBy: { position: 'asc' }, take: 1 },
        _count: { select: { signs: true } },
      },
    }),
  ]);
  const classes = rows.map((row) => ({
    id: row.id as ClassId,
    name: row.name,
    childCount: row._count.signs,
    face: faceOf(row.signs[0]),
  }));
  return { count, classes };
}

/** What still has to be done before a first lesson, by class: signs without a card, parents who have not answered. */
export async function listToDo(actor: Actor): Promise<readonly ToDo[]> {
  const db = schoolDb(actor.scope);
  const signs = { class: { ...taughtBy(actor.accountId), archivedAt: null } };
  const [cards, consents] = await Promise.all([
    db.sign.groupBy({
      by: ['classId'],
      where: { ...signs, cards: { none: { via: 'paper', revokedAt: null } } },
      _count: true,
    }),
    db.sign.groupBy({
      by: ['classId'],
      where: { ...signs, OR: [{ cameraConsent: 'open' }, { voiceConsent: 'open' }] },
      _count: true,
    }),
  ]);
  const names = await db.class.findMany({
    where: { id: { in: [...cards, ...consents].map((group) => group.classId) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(names.map((row) => [row.id, row.name]));
  const toDo = (type: ToDo['type']) => (group: { readonly classId: string; readonly _count: number }) => ({
    type,
    classId: group.classId as ClassId,
    className: nameOf.get(group.classId) ?? '',
    count: group._count,
  });
  return [...cards.map(toDo('cards')), ...consents.map(toDo('consents'))].toSorted((a, b) =>
    a.type === b.type ? a.className.localeCompare(b.className) : a.type === 'cards' ? -1 : 1,
  );
}

function faceOf(sign: { readonly animal: string; readonly badge: string } | undefined): SignFace | null {
  return sign && isAnimal(sign.animal) && isBadge(sign.badge)
    ? { animal: sign.animal, badge: sign.badge }
    : null;
}
