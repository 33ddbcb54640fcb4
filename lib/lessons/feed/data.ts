import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { ClassId } from '@/lib/shared/ids';
import { ofChildren, reachableClass, taughtBy, type Actor } from '../data';
import type { FeedSeries } from './rules';

const seriesMax = 500;
const pastDays = 60;

/** Whether this account has such an address. */
export async function hasFeed(actor: Actor, classId: ClassId | null): Promise<boolean> {
  const { accountId } = actor;
  return (await schoolDb(actor.scope).calendarFeed.count({ where: { accountId, classId } })) > 0;
}

/** The name of a class that this account may read. */
export async function readFeedClass(actor: Actor, classId: ClassId): Promise<string | null> {
  const row = await schoolDb(actor.scope).class.findFirst({
    where: { id: classId, ...reachableClass(actor) },
    select: { name: true },
  });
  return row?.name ?? null;
}

type Asked = {
  readonly classId: ClassId | null;
  readonly now: Date;
  /** Where one goes for a lesson of this class. */
  readonly urlOf: (linkCode: string) => string;
};

/** What is planned and what was lately; of an admin's own feed too only what she teaches herself. */
export async function listFeedSeries(
  actor: Actor,
  { classId, now, urlOf }: Asked,
): Promise<readonly FeedSeries[]> {
  const since = new Date(now.getTime() - pastDays * 86_400_000);
  const rows = await schoolDb(actor.scope).lessonSeries.findMany({
    where: {
      class: {
        archivedAt: null,
        ...(classId === null ? taughtBy(actor.accountId) : { id: classId, ...reachableClass(actor) }),
      },
      lessons: {
        some: {
          endsAt: { gt: since },
          state: { not: 'cancelled' },
          ...(classId === null ? {} : ofChildren),
        },
      },
    },
    orderBy: [{ firstDate: 'desc' }, { id: 'asc' }],
    take: seriesMax,
    include: {
      class: { select: { name: true, linkCode: true } },
      lessons: {
        select: { id: true, date: true, title: true, startsAt: true, endsAt: true, state: true },
        orderBy: { startsAt: 'asc' },
      },
    },
  });
  return rows.map(({ class: { name, linkCode }, lessons, repeat, ...series }) => ({
    ...series,
    className: name,
    repeat: repeat === 'weekly' ? 'weekly' : 'once',
    url: urlOf(linkCode),
    dates: lessons.map(({ state, ...date }) => ({ ...date, isCancelled: state === 'cancelled' })),
  }));
}
