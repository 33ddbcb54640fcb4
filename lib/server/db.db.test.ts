import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeClass, makeSchool, type TestSchool } from '@/lib/testing/factories';
import { openTestDatabase } from '@/lib/testing/db';
import { schoolDb } from './db';
import { Prisma } from './prisma/client';

let cleanUp: () => Promise<void>;
let ours: TestSchool;
let theirs: TestSchool;

beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
  ours = await makeSchool();
  theirs = await makeSchool();
  await makeClass(ours);
  await makeClass(theirs);
});
afterAll(() => cleanUp());

describe('one school never sees another', () => {
  it('every table carries the id of its school', () => {
    const fields: Record<string, unknown> = { ...Prisma };
    const without = Object.values(Prisma.ModelName).filter(
      (model) => model !== 'School' && !Object.hasOwn(Object(fields[`${model}ScalarFieldEnum`]), 'schoolId'),
    );
    expect(without).toEqual([]);
    expect(Object.values(Prisma.ModelName).length).toBeGreaterThan(10);
  });

  it('lists only its own rows', async () => {
    expect(await schoolDb(ours.scope).class.count()).toBe(1);
    expect(await schoolDb(ours.scope).school.count()).toBe(1);
  });

  it('an update of everything stays inside the school', async () => {
    await schoolDb(ours.scope).class.updateMany({ data: { name: 'ours' } });
    expect((await schoolDb(theirs.scope).class.findFirst())?.name).toBe('2a');
  });

  it('an update inside a transaction stays inside the school', async () => {
    await schoolDb(ours.scope).$transaction((tx) => tx.class.updateMany({ data: { grade: '3-4' } }));
    expect((await schoolDb(theirs.scope).class.findFirst())?.grade).toBe('1-2');
  });

  it('refuses a query or a row that names another school', async () => {
    const { schoolId } = theirs.scope;
    await expect(schoolDb(ours.scope).class.findMany({ where: { schoolId } })).rejects.toThrow(
      'another school',
    );
    await expect(schoolDb(ours.scope).class.updateMany({ data: { schoolId } })).rejects.toThrow(
      'another school',
    );
  });
});
