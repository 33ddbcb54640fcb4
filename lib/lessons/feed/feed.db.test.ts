import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { schoolDb } from '@/lib/server/db';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeSchool, staffOf, type TestSchool } from '@/lib/testing/factories';
import type { ClassId, LessonId } from '@/lib/shared/ids';
import { scheduleLessons } from '../mutations';
import { cancelLessons, editLesson, restoreLessons } from '../series/mutations';
import { loadFeed } from './loaders';
import { makeFeed, revokeFeed } from './mutations';

let cleanUp: () => Promise<void>;
let school: TestSchool;
let classId: ClassId;
let lessonId: LessonId;

const context = { zone: 'Europe/Berlin', now: new Date() };
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
});
afterAll(() => cleanUp());
beforeEach(async () => {
  school = await makeSchool();
  ({ classId } = await makeClass(school));
  const plan = { classId, title: 'Lesen', date: day(7), startTime: '08:00', minutes: 45 } as const;
  const made = await scheduleLessons(
    staffOf(school),
    { ...plan, repeat: 'weekly', lastDate: day(35) },
    context,
  );
  if (!made.ok) throw new Error(made.code);
  ({ lessonId } = made.value);
});

const actor = () => staffOf(school);
const events = (calendar: string | null) => calendar?.match(/BEGIN:VEVENT/g)?.length ?? 0;
const sequence = (calendar: string | null) => Number(/SEQUENCE:(\d+)/.exec(calendar ?? '')?.[1]);

describe('[FEED-4] the address of a calendar', () => {
  it('shows planned lessons of one class, or of all that the teacher has', async () => {
    const { classId: other } = await makeClass(school);
    const plan = { classId: other, title: 'Rechnen', date: day(8), startTime: '09:00', minutes: 45 } as const;
    await scheduleLessons(actor(), { ...plan, repeat: 'once', lastDate: null }, context);
    const [own, one] = [await makeFeed(actor(), null), await makeFeed(actor(), classId)];
    expect(events(await loadFeed(own))).toBe(2);
    expect(await loadFeed(one)).toContain('SUMMARY:2a: Lesen');
    expect(events(await loadFeed(one))).toBe(1);
  });

  it('[ADULT-2] shows a parents’ evening to its teacher, and not in the calendar of the class', async () => {
    const plan = { classId, title: 'Elternabend', date: day(8), startTime: '19:00', minutes: 90 } as const;
    await scheduleLessons(actor(), { ...plan, kind: 'adults', repeat: 'once', lastDate: null }, context);
    expect(await loadFeed(await makeFeed(actor(), null))).toContain('SUMMARY:2a: Elternabend');
    expect(await loadFeed(await makeFeed(actor(), classId))).not.toContain('Elternabend');
  });

  it('is stored as a hash only', async () => {
    const secret = await makeFeed(actor(), classId);
    const rows = await schoolDb(school.scope).calendarFeed.findMany();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('is worthless when it was replaced or taken back; the other addresses of the account are not', async () => {
    const [own, before] = [await makeFeed(actor(), null), await makeFeed(actor(), classId)];
    const after = await makeFeed(actor(), classId);
    expect(await loadFeed(before)).toBeNull();
    expect(events(await loadFeed(after))).toBe(1);
    await revokeFeed(actor(), classId);
    expect(await loadFeed(after)).toBeNull();
    expect(events(await loadFeed(own))).toBe(1);
  });

  it('shows no class that its owner does not teach any more, and nothing of a closed account', async () => {
    const db = schoolDb(school.scope);
    const { accountId } = staffOf(school);
    await db.account.updateMany({ where: { id: accountId }, data: { role: 'teacher' } });
    const [own, one] = [await makeFeed(actor(), null), await makeFeed(actor(), classId)];
    await db.classTeacher.deleteMany({ where: { accountId } });
    expect(events(await loadFeed(own))).toBe(0);
    expect(await loadFeed(one)).toBeNull();
    await db.account.updateMany({ where: { id: accountId }, data: { disabledAt: new Date() } });
    expect(await loadFeed(own)).toBeNull();
  });

  it('shows nothing of another school, and nothing to who guesses', async () => {
    const theirs = await makeSchool();
    await expect(makeFeed(staffOf(theirs), classId)).rejects.toThrow(); // the database itself keeps schools apart
    for (const guess of ['', 'x', 'a'.repeat(43), 'a'.repeat(5000), '../home', "' OR 1=1 --"]) {
      expect(await loadFeed(guess)).toBeNull();
    }
  });
});

it('[FEED-3] names no child, no teacher and no e-mail address', async () => {
  const calendars = [
    await loadFeed(await makeFeed(actor(), classId)),
    await loadFeed(await makeFeed(actor(), null)),
  ];
  for (const calendar of calendars)
    expect(calendar).not.toMatch(/Kaya|@example\.org|fox|bear|ATTENDEE|ORGANIZER/);
});

it('[FEED-1] every change of a series raises its number', async () => {
  const secret = await makeFeed(actor(), classId);
  const seen = [sequence(await loadFeed(secret))];
  const note = async () => seen.push(sequence(await loadFeed(secret)));
  await cancelLessons(actor(), lessonId, 'one', context.now);
  await note();
  await restoreLessons(actor(), [lessonId], context.now);
  await note();
  const times = { title: 'Lesen', date: day(9), startTime: '10:00', minutes: 45 };
  await editLesson(actor(), lessonId, { ...times, reach: 'one' }, context);
  await note();
  expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => a - b));
  expect(seen).toHaveLength(4);
});
