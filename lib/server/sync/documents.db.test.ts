import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { LiveLessons } from '@/lib/classroom/lessons/live';
import { createSeat } from '@/lib/classroom/mutations';
import {
  closeCode,
  decodeFrame,
  decodeJson,
  emptyPayload,
  encodeFrame,
  encodeJson,
  frameKind,
  subprotocol,
  type Frame,
  type FrameKind,
} from '@/lib/classroom/protocol';
import { setLiveLessons } from '@/lib/classroom/registry/live';
import type { LessonFacts } from '@/lib/classroom/schema';
import { newSecret, type LessonId, type SeatId } from '@/lib/shared/ids';
import { recordsOf } from '@/lib/boards/protocol';
import { drawStroke } from '@/lib/testing/board-strokes';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeLesson, makeSchool, type TestSchool } from '@/lib/testing/factories';
import { mintTicket } from '../tickets';
import { handleSyncUpgrade } from './upgrade';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let server: Server;
let base: string;
let school: TestSchool;

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

/** Any program with a seat: says what it likes on any stream, and keeps all it hears. */
class Raw {
  readonly heard: Frame[] = [];
  readonly doc = new Y.Doc();
  closed: number | null = null;
  readonly #ws: WebSocket;
  #seq = 0;

  constructor(lessonId: LessonId, seatId: SeatId) {
    this.#ws = new WebSocket(`${base}/_sync/${lessonId}`, [
      subprotocol,
      `ticket.${mintTicket(seatId, 'sync')}`,
    ]);
    this.#ws.on('message', (data: Buffer) => {
      const frame = decodeFrame(new Uint8Array(data));
      if (frame) this.heard.push({ ...frame, payload: frame.payload.slice() });
    });
    this.#ws.on('close', (code) => (this.closed = code));
    this.#ws.on('error', () => undefined);
  }

  opened(): Promise<this> {
    return new Promise((resolve) => this.#ws.on('open', () => resolve(this)));
  }
  say(stream: number, kind: FrameKind, payload: Uint8Array = emptyPayload, seat = 0): number {
    this.#seq += 1;
    this.#ws.send(encodeFrame({ stream, kind, seat, seq: this.#seq, payload }));
    return this.#seq;
  }
  async intend(type: string, body: object = {}): Promise<void> {
    const seq = this.say(0, frameKind.intent, encodeJson({ ...body, type }));
    await expect
      .poll(() => this.heard.some((one) => one.kind === frameKind.ack && one.seq === seq))
      .toBe(true);
  }
  /** Everything before has been read by the server when the answer is here. */
  async beat(): Promise<void> {
    const before = this.of(0, frameKind.beat).length;
    this.say(0, frameKind.beat);
    await expect.poll(() => this.of(0, frameKind.beat).length).toBeGreaterThan(before);
  }
  ask(stream: number): void {
    this.say(stream, frameKind.syncStep1, Y.encodeStateVector(this.doc), this.doc.clientID);
  }
  of(stream: number, kind?: FrameKind): Frame[] {
    return this.heard.filter((one) => one.stream === stream && (kind === undefined || one.kind === kind));
  }
  fact<S extends keyof LessonFacts>(slice: S): LessonFacts[S] | undefined {
    const facts = this.of(0, frameKind.fact).map(({ payload }) => decodeJson(payload)) as {
      slice: string;
      value: LessonFacts[S];
    }[];
    return facts.findLast((one) => one.slice === slice)?.value;
  }
  /** What it could put together of a document from all that it heard. */
  gathered(stream: number): Y.Doc {
    const doc = new Y.Doc();
    for (const { kind, payload } of this.of(stream))
      if (kind === frameKind.syncStep2 || kind === frameKind.update) Y.applyUpdate(doc, payload);
    return doc;
  }
  end(): void {
    this.#ws.terminate();
  }
}

async function makeSlateLesson() {
  const { classId, signIds } = await makeClass(school, 2);
  const lessonId = await makeLesson(school, classId);
  const none = { accountId: null, cardId: null, deviceHash: null, marked: false, state: 'admitted' } as const;
  const add = async (signId: string | null) => {
    const role = signId ? 'pupil' : 'teacher';
    const via = signId ? 'card' : 'account';
    const seat = { ...none, role, via, signId, holdsSign: signId !== null, secretHash: newSecret() } as const;
    return (await createSeat(school.scope, lessonId, seat as Parameters<typeof createSeat>[2], new Date()))
      .seatId;
  };
  const seats = [await add(null), await add(signIds[0] ?? null), await add(signIds[1] ?? null)] as const;
  const [teacher, fox, bear] = await Promise.all(
    seats.map((seatId) => new Raw(lessonId, seatId).opened()) as [Promise<Raw>, Promise<Raw>, Promise<Raw>],
  );
  await teacher.intend('slates.hand-out');
  const streamOf = async (raw: Raw) => {
    await expect.poll(() => raw.fact('slates')?.mine ?? null).not.toBeNull();
    return raw.fact('slates')?.mine ?? 0;
  };
  const all = [teacher, fox, bear] as const;
  const end = () => all.forEach((raw) => raw.end());
  return {
    lessonId,
    seats,
    teacher,
    fox,
    bear,
    foxSlate: await streamOf(fox),
    bearSlate: await streamOf(bear),
    end,
  };
}

/** The child draws one stroke on its slate, as its board would send it. */
async function drawOn(raw: Raw, stream: number, name: string): Promise<void> {
  if (raw.of(stream).length === 0) {
    raw.ask(stream);
    await expect.poll(() => raw.of(stream, frameKind.syncStep2).length).toBeGreaterThan(0);
    for (const { payload } of raw.of(stream, frameKind.syncStep2)) Y.applyUpdate(raw.doc, payload);
  }
  const before = Y.encodeStateVector(raw.doc);
  drawStroke(raw.doc, name, raw.doc.clientID % 1000);
  raw.say(stream, frameKind.update, Y.encodeStateAsUpdate(raw.doc, before));
  await expect.poll(() => recordsOf(raw.gathered(stream)).has(`shape:${name}`)).toBe(true);
}

it("D2 a child that names the stream of another's slate gets nothing of it, in whatever way it asks", async () => {
  const { fox, bear, teacher, foxSlate, end } = await makeSlateLesson();
  await drawOn(fox, foxSlate, 'secret');
  bear.ask(foxSlate);
  bear.say(foxSlate, frameKind.syncStep2, new Uint8Array([0, 0]));
  bear.say(foxSlate, frameKind.update, new Uint8Array([0, 0]));
  bear.say(foxSlate, frameKind.awareness, encodeJson({ c: [0, 0], p: 'page:page' }));
  await drawOn(fox, foxSlate, 'more');
  await bear.beat();
  expect(bear.of(foxSlate)).toEqual([]);
  expect(bear.fact('boards')?.map(({ stream }) => stream)).not.toContain(foxSlate);
  teacher.ask(foxSlate);
  await expect.poll(() => recordsOf(teacher.gathered(foxSlate)).has('shape:more')).toBe(true);
  expect(teacher.of(foxSlate, frameKind.awareness)).toEqual([]); // the stranger's pointer came nowhere
  end();
});

it("D2 a child that sends changes to another's slate changes nothing there, neither before nor while it is shown", async () => {
  const { fox, bear, teacher, foxSlate, end } = await makeSlateLesson();
  await drawOn(fox, foxSlate, 'mine');
  const forged = new Y.Doc();
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(fox.doc));
  const before = Y.encodeStateVector(forged);
  drawStroke(forged, 'forged', 3);
  bear.say(foxSlate, frameKind.update, Y.encodeStateAsUpdate(forged, before));
  await bear.beat();
  await teacher.intend('slates.turn', { number: null, on: true, signs: true });
  await bear.beat();
  bear.ask(foxSlate);
  bear.say(foxSlate, frameKind.update, Y.encodeStateAsUpdate(forged, before));
  await expect.poll(() => recordsOf(bear.gathered(foxSlate)).has('shape:mine')).toBe(true);
  await drawOn(fox, foxSlate, 'after');
  teacher.ask(foxSlate);
  await expect.poll(() => recordsOf(teacher.gathered(foxSlate)).has('shape:after')).toBe(true);
  expect(recordsOf(teacher.gathered(foxSlate)).has('shape:forged')).toBe(false);
  end();
});

it('D3 a child that looks at a turned slate is out at once when it is turned back', async () => {
  const { fox, bear, teacher, foxSlate, end } = await makeSlateLesson();
  await teacher.intend('slates.turn', { number: null, on: true, signs: false });
  await bear.beat();
  bear.ask(foxSlate);
  await drawOn(fox, foxSlate, 'shown');
  await expect.poll(() => recordsOf(bear.gathered(foxSlate)).has('shape:shown')).toBe(true);
  await teacher.intend('slates.turn', { number: null, on: false, signs: false });
  await bear.beat();
  const until = bear.of(foxSlate).length;
  await drawOn(fox, foxSlate, 'hidden');
  bear.ask(foxSlate);
  await bear.beat();
  expect(bear.of(foxSlate).length).toBe(until);
  end();
});

it('D3 a right that goes and comes back at once leaves no reader behind with an old picture', async () => {
  const { fox, bear, teacher, foxSlate, end } = await makeSlateLesson();
  const turn = (on: boolean) => teacher.intend('slates.turn', { number: null, on, signs: true });
  await turn(true);
  await bear.beat();
  bear.ask(foxSlate);
  await drawOn(fox, foxSlate, 'shown');
  await turn(false);
  await drawOn(fox, foxSlate, 'meanwhile');
  await turn(true);
  await expect.poll(() => recordsOf(bear.gathered(foxSlate)).has('shape:meanwhile')).toBe(true);
  await drawOn(fox, foxSlate, 'after');
  await expect.poll(() => recordsOf(bear.gathered(foxSlate)).has('shape:after')).toBe(true);
  await turn(false);
  bear.say(foxSlate, frameKind.leave);
  await bear.beat();
  const until = bear.of(foxSlate).length;
  await turn(true);
  await drawOn(fox, foxSlate, 'unseen');
  await bear.beat();
  expect(bear.of(foxSlate).length).toBe(until);
  end();
});

it('D3 collected slates stop the pen of their own children too; what was drawn is still there afterwards', async () => {
  const { fox, teacher, foxSlate, end } = await makeSlateLesson();
  await drawOn(fox, foxSlate, 'kept');
  await teacher.intend('slates.collect');
  await fox.beat();
  const until = fox.of(foxSlate).length;
  const before = Y.encodeStateVector(fox.doc);
  drawStroke(fox.doc, 'late', fox.doc.clientID % 1000);
  fox.say(foxSlate, frameKind.update, Y.encodeStateAsUpdate(fox.doc, before));
  await fox.beat();
  expect(fox.of(foxSlate).length).toBe(until);
  teacher.ask(foxSlate);
  await expect.poll(() => recordsOf(teacher.gathered(foxSlate)).has('shape:kept')).toBe(true);
  expect(recordsOf(teacher.gathered(foxSlate)).has('shape:late')).toBe(false);
  end();
});

it('D2 guessed streams without end are dropped: nothing is opened, and the connection serves its own board as before', async () => {
  const { bear, bearSlate, end } = await makeSlateLesson();
  for (let at = 0; at < 150; at += 1) bear.ask(50 + at * 7919);
  bear.ask(2 ** 39);
  await bear.beat();
  expect(bear.heard.filter(({ stream }) => stream >= 50)).toEqual([]);
  bear.ask(bearSlate);
  await expect.poll(() => bear.of(bearSlate, frameKind.syncStep2).length).toBe(1);
  expect(bear.closed).toBeNull();
  end();
});

it('D4 who leaves a document hears nothing of it any more, and gets it whole again on coming back', async () => {
  const { fox, teacher, foxSlate, end } = await makeSlateLesson();
  teacher.ask(foxSlate);
  await drawOn(fox, foxSlate, 'one');
  await expect.poll(() => recordsOf(teacher.gathered(foxSlate)).has('shape:one')).toBe(true);
  teacher.say(foxSlate, frameKind.leave);
  await teacher.beat();
  const until = teacher.of(foxSlate).length;
  await drawOn(fox, foxSlate, 'two');
  await teacher.beat();
  expect(teacher.of(foxSlate).length).toBe(until);
  teacher.ask(foxSlate);
  await expect.poll(() => recordsOf(teacher.gathered(foxSlate)).has('shape:two')).toBe(true);
  end();
});

it('D5 [Y1] a plain client with the id of another slate is refused; at a turned one it is closed when it is turned back', async () => {
  const { lessonId, seats, fox, bear, teacher, foxSlate, end } = await makeSlateLesson();
  const foxBoard = fox.fact('boards')?.find(({ stream }) => stream === foxSlate)?.boardId ?? '';
  bear.end(); // a plain client takes the seat over
  const knock = (seat: SeatId) =>
    new WebSocket(`${base}/_sync/${lessonId}/${foxBoard}?ticket=${mintTicket(seat, 'sync')}`);
  const refused = knock(seats[2]);
  refused.on('error', () => undefined);
  expect(
    await new Promise((resolve) => refused.on('unexpected-response', (_req, res) => resolve(res.statusCode))),
  ).toBe(404);
  await teacher.intend('slates.turn', { number: 2, on: true, signs: true });
  const plain = knock(seats[2]);
  let closed: number | null = null;
  plain.on('close', (code) => (closed = code));
  await new Promise((resolve) => plain.on('open', resolve));
  await teacher.intend('slates.turn', { number: null, on: false, signs: true });
  await expect.poll(() => closed).toBe(closeCode.revoked);
  end();
});

it('SLATE-1 slates are found again by lessons that know nothing but the database', async () => {
  const { lessonId, seats, fox, foxSlate, end } = await makeSlateLesson();
  await drawOn(fox, foxSlate, 'lasting');
  await expect.poll(() => fox.of(foxSlate, frameKind.saved).length).toBeGreaterThan(0);
  end();
  setLiveLessons(new LiveLessons());
  const again = await new Raw(lessonId, seats[1]).opened();
  await expect.poll(() => again.fact('slates')?.mine).toBe(foxSlate);
  again.ask(foxSlate);
  await expect.poll(() => recordsOf(again.gathered(foxSlate)).has('shape:lasting')).toBe(true);
  again.end();
});
