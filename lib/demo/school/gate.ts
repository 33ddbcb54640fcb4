import 'server-only';
import { localDate } from '@/lib/lessons/calendar/rules';
import { hashSecret, sealText } from '@/lib/server/seal';
import { proveScope, type SchoolScope } from '@/lib/server/scope';
import { unscopedDb } from '@/lib/server/unscoped';
import {
  newId,
  newSecret,
  randomDigits,
  type AccountId,
  type LessonId,
  type SchoolId,
  type SignId,
} from '@/lib/shared/ids';
import type { DemoSign } from '../pupil/schema';

/** A lesson in a school of its own: no list, door, count or deadline of the real school can ever come upon it. */
export type DemoSchool = {
  readonly scope: SchoolScope;
  readonly teacherId: AccountId;
  readonly lessonId: LessonId;
  /** What each child's card carries, in their order. */
  readonly cards: readonly string[];
};

type Input = {
  readonly teacherName: string;
  readonly timeZone: string;
  readonly children: readonly DemoSign[];
  readonly minutes: number;
  readonly now: Date;
};

const name = 'Probestunde';

/** School, class, children, cards and a lesson that is on. Its account opens nothing: it has no password and is closed. */
export async function createDemoSchool(input: Input): Promise<DemoSchool> {
  const { teacherName, timeZone, children, minutes, now } = input;
  const schoolId = newId<SchoolId>();
  const [teacherId, classId, lessonId] = [newId<AccountId>(), newId(), newId<LessonId>()];
  const signs = children.map((child, position) => ({
    ...{ schoolId, id: newId<SignId>(), classId, position },
    ...{ animal: child.animal, badge: child.badge },
    name: child.name,
    cardSecret: newSecret(),
  }));
  const account = { schoolId, id: teacherId, displayName: teacherName };
  await unscopedDb().$transaction([
    unscopedDb().school.create({ data: { id: schoolId, name, timeZone, isDemo: true } }),
    unscopedDb().account.create({ data: { ...account, role: 'teacher', disabledAt: now } }),
    unscopedDb().class.create({
      data: {
        ...{ schoolId, id: classId, name, grade: '3-4' },
        linkCode: randomDigits(20),
        pictureCode: newId(), // no four pictures are called so
      },
    }),
    unscopedDb().classTeacher.create({ data: { schoolId, classId, accountId: teacherId } }),
    unscopedDb().sign.createMany({
      data: signs.map(({ name: firstName, cardSecret: _card, ...sign }) => ({
        ...sign,
        firstName: sealText(firstName, sign.id),
      })),
    }),
    unscopedDb().card.createMany({
      data: signs.map(({ id, cardSecret }) => ({
        ...{ schoolId, id: newId(), signId: id },
        secretHash: hashSecret(cardSecret),
      })),
    }),
    unscopedDb().lesson.create({
      data: {
        ...{ schoolId, id: lessonId, classId, title: '', createdBy: teacherId },
        ...{ date: localDate(now, timeZone), state: 'live', startsAt: now, startedAt: now },
        endsAt: new Date(now.getTime() + minutes * 60_000),
      },
    }),
  ]);
  const cards = signs.map(({ cardSecret }) => cardSecret);
  return { scope: proveScope(schoolId), teacherId, lessonId, cards };
}

/** Whatever was in it goes with its class, its account and itself; there is nothing in the log of deletions, which goes as well. */
export async function removeDemoSchool({ schoolId }: SchoolScope): Promise<void> {
  const own = { where: { schoolId, AND: { schoolId: { in: await demoIds(schoolId) } } } };
  await unscopedDb().$transaction([
    unscopedDb().class.deleteMany(own),
    unscopedDb().account.deleteMany(own),
    unscopedDb().deletionEntry.deleteMany(own),
    unscopedDb().school.deleteMany({ where: { id: schoolId, isDemo: true } }),
  ]);
}

/** All there are: after a crash also such as nobody is in any more. */
export async function findDemoSchools(): Promise<readonly SchoolScope[]> {
  return (await demoIds()).map((id) => proveScope(id as SchoolId));
}

async function demoIds(id?: SchoolId): Promise<string[]> {
  const rows = await unscopedDb().school.findMany({
    where: { isDemo: true, ...(id === undefined ? {} : { id }) },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}
