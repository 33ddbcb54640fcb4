import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { enterAsTeacher } from '@/lib/classroom/entry/live';
import { makeViewPass } from '@/lib/classroom/onlooker/live';
import { boardStream, frameKind, type Frame } from '@/lib/classroom/protocol';
import { unscopedDb } from '@/lib/server/unscoped';
import { newSecret, type SeatId } from '@/lib/shared/ids';
import { drawStroke } from '@/lib/testing/board-strokes';
import { openTestDatabase } from '@/lib/testing/db';
import { makeSchool, type TestSchool } from '@/lib/testing/factories';
import { fineIntents } from '@/lib/testing/fine-intents';
import { LessonRoom } from '@/lib/testing/lesson-room';
import { intentRules } from '@/lib/classroom/rules';
import { hashSecret } from '../seal';
import { mintTicket } from '../tickets';
import { SeatClient, type SeatClientParts } from './seat-client';
import { handleSyncUpgrade } from './upgrade';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let server: Server;
let school: TestSchool;
let base: string;
let room: LessonRoom;
let secret: string;

beforeAll(async () => {
  database = await openTestDatabase();
  school = await makeSchool();
  server = createServer().on('upgrade', (req, socket, head) => void handleSyncUpgrade(req, socket, head));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(async () => {
  room = await LessonRoom.open(school);
  const entered = await enterAsTeacher(school.scope, room.lessonId, school.teacherId, room.now);
  if (!entered.ok) throw new Error(entered.code);
  secret = entered.value.seatSecret;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await database.cleanUp();
});

async function look(parts: Partial<SeatClientParts> = {}): Promise<SeatClient> {
  const pass = await makeViewPass(secret);
  if (!pass.ok) throw new Error(pass.code);
  const client = new SeatClient({ base, pass: pass.value, ...parts });
  await client.opened;
  await expect.poll(() => client.facts.has('seats')).toBe(true);
  return client;
}

/** A seat of this lesson with a secret that the test knows. */
async function secretOf(number: number): Promise<string> {
  const seatSecret = newSecret();
  await unscopedDb().seat.updateMany({
    where: { lessonId: room.lessonId, number },
    data: { secretHash: hashSecret(seatSecret) },
  });
  return seatSecret;
}

const seatOf = async (number: number): Promise<SeatId> =>
  (await room.lesson()).seat(number)?.seatId as SeatId;

describe('[VIEW-1] who may look on', () => {
  it('is staff of this lesson while it is on; a child, a bench and a secret that never was get no pass', async () => {
    const waiting = await room.knock({ animal: 'bear', badge: 'sun' });
    const { number: child } = await room.come();
    expect(await makeViewPass(await secretOf(child))).toEqual({ ok: false, code: 'refused' });
    expect(await makeViewPass(await secretOf(waiting))).toEqual({ ok: false, code: 'refused' });
    expect(await makeViewPass(newSecret())).toEqual({ ok: false, code: 'expired' });
    await room.end();
    expect((await makeViewPass(secret)).ok).toBe(false);
  });

  it("a child's ticket of any kind opens no view, and a view's ticket opens neither a seat nor a plain document", async () => {
    const { number } = await room.come();
    const seatId = await seatOf(number);
    const syncPath = `/_sync/${room.lessonId}`;
    const byView = new SeatClient({ base, pass: { syncPath, syncTicket: mintTicket(seatId, 'view') } });
    await expect(byView.opened).rejects.toThrow('401');
    const byMedia = new SeatClient({ base, pass: { syncPath, syncTicket: mintTicket(seatId, 'media') } });
    await expect(byMedia.opened).rejects.toThrow('401');
    const pass = await makeViewPass(secret);
    if (!pass.ok) throw new Error(pass.code);
    const { boardId, syncTicket } = pass.value;
    const plain = `${syncPath}/${boardId}?ticket=${syncTicket}`;
    await expect(new SeatClient({ base, pass: { syncPath: plain, syncTicket } }).opened).rejects.toThrow(
      '401',
    );
    expect(pass.value.mediaTicket).toBeNull();
  });
});

describe('[VIEW-2] what an onlooker is told', () => {
  it('is what a child is told that has done nothing', async () => {
    const { number } = await room.come();
    await room.knock({ animal: 'bear', badge: 'sun' });
    await room.send('help.ask', { kind: 'no-sound' }, number);
    await room.send('hands.raise', {}, number);
    await room.send('chat.say', { id: randomUUID(), text: 'nur unter uns', to: 'staff' });
    const { facts } = await look();
    expect(facts.get('lesson')).toMatchObject({ me: { number: 0, role: 'pupil', state: 'admitted' } });
    expect(facts.get('hands')).toMatchObject([{ number }]);
    expect(facts.get('help')).toEqual([]);
    expect(facts.get('rights')).toMatchObject({ microphone: true });
    expect(facts.get('seats')).toHaveLength(2); // the teacher and the child; nobody from the bench, and not itself
    expect(JSON.stringify([...facts.values()])).not.toMatch(/nur unter uns|"via":"link"|no-sound/);
    for (const slice of ['received', 'deeds', 'bench']) expect(facts.get(slice) ?? null).toBeNull();
  });

  it('follows the lesson as it changes', async () => {
    const { facts } = await look();
    await room.send('mode.set', { mode: 'listen' });
    await expect.poll(() => facts.get('rights')).toMatchObject({ microphone: false });
  });

  it('is the class board, also strokes that come later, but no slate', async () => {
    const { number } = await room.come();
    await room.send('slates.hand-out', {});
    const frames: Frame[] = [];
    const client = await look({ onFrame: (frame) => frames.push(frame) });
    expect(client.facts.get('boards')).toMatchObject([{ kind: 'class' }]);
    const slate = (await room.lesson()).state.documents[0];
    if (!slate) throw new Error('no slate');
    for (const stream of [boardStream, slate.stream]) {
      client.send({ stream, kind: frameKind.syncStep1, seat: 0, seq: 0, payload: new Uint8Array([0]) });
    }
    await expect.poll(() => frames.some(({ kind }) => kind === frameKind.syncStep2)).toBe(true);
    expect(new Set(frames.map(({ stream }) => stream))).toEqual(new Set([boardStream]));
    expect(number).toBeGreaterThan(0);
  });
});

describe('[VIEW-3] an onlooker does nothing and counts nowhere', () => {
  it('every intent is refused, whoever looks', async () => {
    const client = await look();
    const outcomes: Record<string, string | null> = {};
    for (const type of intentRules.keys()) {
      outcomes[type] = await client.intent(
        type,
        (fineIntents[type] ?? {}) as Readonly<Record<string, unknown>>,
      );
    }
    expect(new Set(Object.values(outcomes))).toEqual(new Set(['forbidden']));
    expect((await room.lesson()).state.lesson.state).toBe('live');
  });

  it('draws nothing and points nowhere, also while every child may draw', async () => {
    await room.send('board.allow', { number: null, drawing: true });
    const { number } = await room.come();
    const seen: Frame[] = [];
    const onFrame = (frame: Frame) => seen.push(frame);
    const syncPath = `/_sync/${room.lessonId}`;
    const child = new SeatClient({
      base,
      pass: { syncPath, syncTicket: mintTicket(await seatOf(number), 'sync') },
      onFrame,
    });
    await child.opened;
    const client = await look();
    const open = { stream: boardStream, kind: frameKind.syncStep1, seat: 0, seq: 0 } as const;
    for (const one of [child, client]) one.send({ ...open, payload: new Uint8Array([0]) });
    await expect.poll(() => seen.some(({ kind }) => kind === frameKind.syncStep2)).toBe(true);
    seen.splice(0);
    const doc = new Y.Doc();
    drawStroke(doc, 'a', 99);
    const payload = Y.encodeStateAsUpdate(doc);
    const update = { stream: boardStream, kind: frameKind.update, seat: 0, seq: 1, payload } as const;
    client.send(update);
    client.send({ ...update, kind: frameKind.awareness, payload: new TextEncoder().encode('{"x":1}') });
    await client.intent('hands.raise'); // answered after what was sent before it
    child.send({ ...open, payload: new Uint8Array([0]) });
    await expect.poll(() => seen.some(({ kind }) => kind === frameKind.syncStep2)).toBe(true);
    expect(seen.filter(({ kind }) => kind === frameKind.update || kind === frameKind.awareness)).toEqual([]);
  });

  it('nobody is told of it, and no question waits for it', async () => {
    const { number } = await room.come();
    const lesson = await room.lesson();
    const before = JSON.stringify([...lesson.state.seats.values()]);
    await look();
    expect(lesson.connectionCount).toBe(1);
    expect(JSON.stringify([...lesson.state.seats.values()])).toBe(before);
    await room.send('attention.quiet', {});
    const received = () => lesson.state.facts.get('received')?.get('');
    await expect.poll(received).toMatchObject({ of: 1, missing: [number] });
  });
});

describe('[VIEW-4] a view ends', () => {
  const closing = () => {
    let told: string | null | undefined;
    return { onClosed: (bye: string | null) => (told = bye), told: () => told };
  };

  it('with the lesson', async () => {
    const end = closing();
    await look(end);
    await room.end();
    await expect.poll(end.told).toBe('ended');
  });

  it('when its adult opens another one', async () => {
    const end = closing();
    await look(end);
    await look();
    await expect.poll(end.told).toBe('moved');
  });

  it('when the seat of its adult is no longer there', async () => {
    const end = closing();
    await look(end);
    await room.send('seat.leave', {});
    await expect.poll(end.told).toBeTypeOf('string');
    expect((await makeViewPass(secret)).ok).toBe(false);
  });

  it('when the lesson goes on in another tab: the older one gets no pass any more', async () => {
    const end = closing();
    await look(end);
    await enterAsTeacher(school.scope, room.lessonId, school.teacherId, room.now);
    await room.connect(room.teacher);
    await expect.poll(end.told).toBe('going-away');
    expect(await makeViewPass(secret)).toEqual({ ok: false, code: 'expired' });
  });
});
