import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { LiveLessons } from '@/lib/classroom/lessons/live';
import { createSeat } from '@/lib/classroom/mutations';
import {
  decodeFrame,
  decodeJson,
  encodeFrame,
  encodeJson,
  frameKind,
  subprotocol,
} from '@/lib/classroom/protocol';
import { setLiveLessons } from '@/lib/classroom/registry/live';
import { intentRules } from '@/lib/classroom/rules';
import { newSecret, type LessonId, type SeatId } from '@/lib/shared/ids';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeLesson, makeSchool, type TestSchool } from '@/lib/testing/factories';
import { fineIntents } from '@/lib/testing/fine-intents';
import { mintTicket } from '../tickets';
import { handleSyncUpgrade } from './upgrade';

/** In the order of `seatNumbers`, so that the bodies of `fineIntents` name the right people. */
const people = ['teacher', 'coteacher', 'pupil', 'bench'] as const;
type Who = (typeof people)[number];

/** The table as it is written, not as the code has it. */
const spec = readFileSync(path.resolve('lib/classroom/SPEC.md'), 'utf8');
const table = [...spec.matchAll(/^\| `([\w.-]+)`\s*\|(.+)\|$/gm)].map(([, type = '', cells = '']) => {
  const may = cells.split('|').map((cell) => cell.trim() === 'yes');
  return { type, may: Object.fromEntries(people.map((who, at) => [who, may[at] ?? false])) };
});

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let server: Server;
let school: TestSchool;
let base: string;

beforeAll(async () => {
  setLiveLessons(new LiveLessons());
  database = await openTestDatabase();
  school = await makeSchool();
  server = createServer().on('upgrade', (req, socket, head) => void handleSyncUpgrade(req, socket, head));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await database.cleanUp();
});

type Lesson = { readonly lessonId: LessonId; readonly seats: Readonly<Record<Who, SeatId>> };

async function makeFullLesson(): Promise<Lesson> {
  const { classId, signIds } = await makeClass(school, 2);
  const lessonId = await makeLesson(school, classId);
  const none = { signId: null, accountId: null, cardId: null, deviceHash: null, marked: false };
  const add = async (part: Partial<Parameters<typeof createSeat>[2]>) => {
    const seat = { ...none, state: 'admitted', via: 'account', holdsSign: false, role: 'pupil' } as const;
    return (
      await createSeat(school.scope, lessonId, { ...seat, secretHash: newSecret(), ...part }, new Date())
    ).seatId;
  };
  const [fox = null, bear = null] = signIds;
  const teacher = await add({ role: 'teacher', accountId: school.teacherId });
  const coteacher = await add({ role: 'coteacher' });
  const pupil = await add({ via: 'card', signId: fox, holdsSign: true });
  const bench = await add({ via: 'link', signId: bear, holdsSign: true, state: 'bench' });
  return { lessonId, seats: { teacher, coteacher, pupil, bench } };
}

/** One intent over a socket of its own, as any program could send it. @returns the refusal's code, null when it was taken */
async function sendRaw({ lessonId, seats }: Lesson, who: Who, type: string): Promise<string | null> {
  const ws = new WebSocket(`${base}/_sync/${lessonId}`, [
    subprotocol,
    `ticket.${mintTicket(seats[who], 'sync')}`,
  ]);
  const body = (fineIntents[type] ?? {}) as Readonly<Record<string, unknown>>;
  try {
    return await new Promise((resolve, reject) => {
      ws.on('error', reject);
      ws.on('open', () => {
        const payload = encodeJson({ ...body, type });
        ws.send(encodeFrame({ stream: 0, kind: frameKind.intent, seat: 0, seq: 7, payload }));
      });
      ws.on('message', (data: Buffer) => {
        const frame = decodeFrame(new Uint8Array(data));
        if (frame?.seq !== 7) return;
        if (frame.kind === frameKind.ack) resolve(null);
        if (frame.kind === frameKind.refusal) resolve((decodeJson(frame.payload) as { code: string }).code);
      });
    });
  } finally {
    ws.terminate();
  }
}

it('the written table has a row for every intent, and no other', () => {
  expect(table.map(({ type }) => type).toSorted()).toEqual([...intentRules.keys()].toSorted());
});

describe.each(people)('a raw %s', (who) => {
  it('is refused everything that its column says no to, however well the intent is formed', async () => {
    const lesson = await makeFullLesson();
    const forbidden = table.filter(({ may }) => !may[who]).map(({ type }) => type);
    const outcomes: Record<string, string | null> = {};
    for (const type of forbidden) outcomes[type] = await sendRaw(lesson, who, type);
    expect(outcomes).toEqual(Object.fromEntries(forbidden.map((type) => [type, 'forbidden'])));
  });

  it('is heard in everything that its column says yes to: taken, or refused for what the lesson is at', async () => {
    const allowed = table.filter(({ may }) => may[who]).map(({ type }) => type);
    const outcomes: Record<string, string | null> = {};
    for (const type of allowed) outcomes[type] = await sendRaw(await makeFullLesson(), who, type);
    const surprising = Object.entries(outcomes).filter(
      ([, code]) => code !== null && code !== 'not-now' && code !== 'not-found',
    );
    expect(surprising).toEqual([]);
  }, 120_000); // a lesson for each row
});
