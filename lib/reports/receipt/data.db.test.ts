import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSchool } from '@/lib/testing/factories';
import { openTestDatabase } from '@/lib/testing/db';
import { LessonRoom } from '@/lib/testing/lesson-room';
import { eraseLesson } from '../mutations';
import { readParts } from './data';
import { openReceipt, sealReceipt } from './gate';
import { lessonModels, otherModels, planModels } from './rules';
import type { Receipt } from './schema';

let cleanUp: () => Promise<void>;
beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
});
afterAll(() => cleanUp());

describe('[RECEIPT-1] the receipt knows every table', () => {
  const schema = readFileSync(path.resolve('prisma/schema.prisma'), 'utf8');
  const models = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name = '', body = '']) => ({
    name,
    fields: [...body.matchAll(/^ {2}(\w+)\s/gm)].map(([, field]) => field ?? ''),
  }));
  const lessonly = Object.keys(lessonModels);
  const plan: readonly string[] = planModels;

  it('a new one does not come into the database without its place in the receipt', () => {
    const known = new Set<string>([...lessonly, ...planModels, ...otherModels]);
    expect(models.length).toBeGreaterThan(15);
    expect(models.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
  });

  it('one that points at a lesson, or at something of a lesson, counts as stored of it', () => {
    const marks = models.flatMap(({ name, fields }) =>
      !plan.includes(name) && fields.some((field) => /^(lesson|board|seat|report)Id$/.test(field))
        ? [name]
        : [],
    );
    expect(marks.toSorted()).toEqual(
      lessonly.filter((name) => name !== 'Board' || marks.includes(name)).toSorted(),
    );
  });
});

const at = '2026-11-24T07:00:00.000Z';
const receipt: Receipt = {
  version: 1,
  server: 'schule.example',
  school: 'Testschule',
  className: '2a',
  startedAt: at,
  endedAt: '2026-11-24T07:45:00.000Z',
  timeZone: 'Europe/Berlin',
  issuedAt: at,
  parts: [{ part: 'board', count: 1, until: '2026-12-24T07:45:00.000Z' }],
};

describe('[RECEIPT-2] what it says', () => {
  it('is what the database has: after the lesson a list with dates, after deleting nothing', async () => {
    const room = await LessonRoom.open(await makeSchool());
    await room.come();
    room.pass(45);
    await room.end();
    const lesson = {
      ...{ id: room.lessonId, className: '2a', kind: 'class' as const, title: '' },
      ...{ startsAt: new Date(at), startedAt: new Date(at), endedAt: room.now },
    };
    const parts = async () => readParts(room.school.scope, lesson, { boardDays: 30 });
    const stored = (await parts()).filter(({ count }) => count > 0);
    expect(stored.map(({ part }) => part)).toEqual(['seats', 'board', 'attendance', 'report']);
    expect(stored.find(({ part }) => part === 'attendance')).toEqual({
      part: 'attendance',
      count: 3,
      until: '2026-12-08T07:45:00.000Z',
    });
    await eraseLesson(room.school.scope, room.lessonId, room.now);
    expect((await parts()).map(({ count }) => count)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('tells nothing of another school’s lesson', async () => {
    const room = await LessonRoom.open(await makeSchool());
    await room.come();
    const { scope } = await makeSchool();
    const lesson = {
      id: room.lessonId,
      className: '',
      kind: 'class' as const,
      title: '',
      startsAt: room.now,
    };
    const parts = await readParts(
      scope,
      { ...lesson, startedAt: room.now, endedAt: room.now },
      { boardDays: 30 },
    );
    expect(parts.every(({ count }) => count === 0)).toBe(true);
  });
});

describe('[RECEIPT-3] its signature', () => {
  it('opens what this installation signed, word for word', () => {
    expect(openReceipt(sealReceipt(receipt))).toEqual({ ok: true, value: receipt });
  });

  it('refuses a receipt that somebody made nicer, and rubbish of any size', () => {
    const [, signature] = sealReceipt(receipt).split('.');
    const nicer = Buffer.from(JSON.stringify({ ...receipt, parts: [] })).toString('base64url');
    const attacks = [`${nicer}.${signature}`, `${nicer}.`, '', 'x.y', 'x'.repeat(1_000_000), null, { a: 1 }];
    for (const attack of attacks) expect(openReceipt(attack).ok).toBe(false);
  });
});
