import 'server-only';
import { requireStaff } from '@/lib/accounts/gate';
import { publicOrigin } from '@/lib/server/host';
import { systemClock } from '@/lib/shared/clock';
import type { ClassId } from '@/lib/shared/ids';
import { hasFeed, listFeedSeries, readFeedClass } from './data';
import { openFeed } from './gate';
import { writeCalendar } from './rules';

/** Whether the signed-in teacher has made an address for this. */
export async function loadHasFeed(classId: ClassId | null): Promise<boolean> {
  return hasFeed(await requireStaff(), classId);
}

/** The calendar at an address, or null: nothing is there. Asked by programs that nobody is signed in to. */
export async function loadFeed(secret: string): Promise<string | null> {
  const feed = await openFeed(secret);
  if (!feed) return null;
  const { actor, classId, timeZone } = feed;
  const className = classId && (await readFeedClass(actor, classId));
  if (classId && className === null) return null;
  const now = systemClock();
  const origin = publicOrigin();
  // the calendar of a class may hang at home: from there children go in by its link
  const urlOf = (linkCode: string) => (classId ? `${origin}/j/${linkCode}` : `${origin}/home`);
  const series = await listFeedSeries(actor, { classId, now, urlOf });
  return writeCalendar(series, {
    name: className ? `Kreide ${className}` : 'Kreide',
    zone: timeZone,
    host: new URL(origin).hostname,
    now,
  });
}
