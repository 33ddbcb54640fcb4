import { expect } from '@playwright/test';
import * as Y from 'yjs';
import { recordsOf } from '../lib/boards/protocol.ts';
import { boardStream, frameKind, subprotocol, ticketProtocolPrefix } from '../lib/classroom/protocol.ts';
import { drawStroke } from '../lib/testing/board-strokes.ts';
import { beginInstantLesson } from './journeys.ts';
import { askUpgrade, call, listActions, passByCard, passOf, post, RawSeat, secretOf } from './raw-seat.ts';
import { allowDrawing } from './strokes.ts';
import { test, type Taught } from './taught.ts';

test.use({ settings: {} });

const cookieOf = ({ cookies }: Taught) => cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
const strangeId = '0'.repeat(26);
const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
const hostile: readonly (string | (() => FormData))[] = [
  '',
  'not json',
  '[]',
  '[null]',
  '[[],{}]',
  '[-1,true]',
  deep,
  JSON.stringify(['$F1', '$Q1', '$undefined', { then: '$1' }]),
  JSON.stringify([strangeId, strangeId, strangeId]),
  JSON.stringify([
    { secret: 'x'.repeat(500_000), name: 'x'.repeat(200_000), objects: Array(10_000).fill('a') },
  ]),
  JSON.stringify([
    { lessonId: strangeId, classId: strangeId, signId: strangeId, __proto__: { isAdmin: true } },
  ]),
  () => {
    const form = new FormData();
    form.set('lesson', strangeId);
    form.set('class', "'; DROP TABLE Lesson; --");
    form.set('1_$ACTION_ID_x', 'x');
    return form;
  },
];

for (const who of ['a stranger', 'a teacher'] as const) {
  test(`every action of the product refuses whatever ${who} throws at it, and the process lives`, async ({
    school,
    taught,
    product,
    request,
  }) => {
    const by = who === 'a teacher' ? { ...school, cookie: cookieOf(taught) } : school;
    const actions = listActions();
    expect(actions.length).toBeGreaterThan(30);
    const faults: string[] = [];
    for (const action of actions) {
      const answers = await Promise.all(
        hostile.map(async (body) => {
          const response = await post(by, action, typeof body === 'string' ? body : body());
          return { status: response.status, text: await response.text() };
        }),
      );
      for (const [index, { status, text }] of answers.entries()) {
        if (/node_modules|\/lib\/|prisma/i.test(text))
          faults.push(`${action.name} ${index} tells too much: ${text.slice(0, 200)}`);
        if (status >= 502) faults.push(`${action.name} ${index}: ${status}`);
      }
      expect((await request.get(`${school.origin}/api/health`)).status(), action.name).toBe(200);
    }
    expect(faults).toEqual([]);
    const tooLarge = await request.post(`${school.origin}/first-run`, { data: 'x'.repeat(3_000_000) });
    expect(tooLarge.status()).toBe(413);
    expect(product.isRunning).toBe(true);
  });
}

test('ids of others and of nobody open nothing', async ({ school, taught }) => {
  const by = { ...school, cookie: cookieOf(taught) };
  const no = { ok: false };
  expect(await call(by, 'cancelLesson', { lessonId: strangeId, reach: 'one' })).toMatchObject(no);
  expect(await call(by, 'blockCard', strangeId, strangeId)).toMatchObject(no);
  expect(await call(by, 'renameClass', strangeId, 'Meine')).toMatchObject(no);
  expect(await call(by, 'enterAsStaff', { lessonId: strangeId })).toMatchObject({
    ok: false,
    code: 'not-found',
  });
  expect(await call(school, 'openSeat', { seatSecret: 'x'.repeat(43) })).toMatchObject({
    ok: false,
    code: 'expired',
  });
  expect(await call(school, 'openView', { seatSecret: 'x'.repeat(43) })).toMatchObject({
    ok: false,
    code: 'expired',
  });
  expect(await call(school, 'enterClassroom', { via: 'link', linkCode: 'guessed' })).toMatchObject({
    ok: false,
    code: 'refused',
  });
});

test('guessed picture codes and cards are slowed down, and a right card still opens', async ({
  school,
  teacher,
  cards,
}) => {
  await beginInstantLesson(teacher);
  const guess = (cookie: string) =>
    call({ ...school, cookie }, 'openPictureCode', { objects: ['ball', 'boat', 'apple', 'key'] });
  const pause = { ok: false, code: 'pause' };
  const one: unknown[] = [];
  for (let at = 0; at < 7; at += 1) one.push(await guess(`kreide-device=${'d'.repeat(32)}`));
  expect(one.at(-1)).toEqual(pause);
  const many = await Promise.all(
    Array.from({ length: 100 }, (_, at) => guess(`kreide-device=${at}-${'e'.repeat(32)}`)),
  );
  expect(many.filter((answer) => JSON.stringify(answer) === JSON.stringify(pause)).length).toBeGreaterThan(
    10,
  );
  expect([...one, ...many]).not.toContainEqual(expect.objectContaining({ ok: true }));
  for (let round = 0; round < 16; round += 1) {
    await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        call(school, 'openCard', { secret: `guess-${round}-${at}-${'x'.repeat(20)}` }),
      ),
    );
  }
  const last = await call(school, 'openCard', { secret: 'x'.repeat(43) });
  expect(last).toEqual({ ok: false, code: 'too-many' });
  const secret = secretOf(cards[9] ?? '');
  expect(await call(school, 'openCard', { secret })).toMatchObject({ ok: true });
});

test('no socket for strangers: unknown paths, foreign pages and hosts, used tickets, other lessons', async ({
  school,
  teacher,
  cards,
}) => {
  await beginInstantLesson(teacher);
  const pass = await passByCard(school, cards[0] ?? '');
  const ws = school.origin.replace('http', 'ws');
  const offer = [subprotocol, ticketProtocolPrefix + pass.syncTicket];
  const since = performance.now();
  expect(await askUpgrade(`${ws}/`, [])).toBe(404);
  expect(await askUpgrade(`${ws}/_next/webpack-hmr`, [])).toBe(404);
  expect(performance.now() - since).toBeLessThan(1000);
  expect(await askUpgrade(ws + pass.syncPath, offer, { host: 'evil.example' })).toBe(403);
  expect(await askUpgrade(ws + pass.syncPath, offer, { origin: 'http://evil.example' })).toBe(403);
  expect(await askUpgrade(ws + pass.syncPath, [subprotocol])).toBe(401);
  expect(
    await askUpgrade(ws + pass.syncPath, [subprotocol, `${ticketProtocolPrefix}${'x'.repeat(4000)}`]),
  ).toBe(401);
  expect(await askUpgrade(ws + pass.syncPath, offer)).toBe(101);
  expect(await askUpgrade(ws + pass.syncPath, offer)).toBe(401); // once is once
  const fresh = await passOf(school, pass.seatSecret);
  const elsewhere = [subprotocol, ticketProtocolPrefix + fresh.syncTicket];
  expect(await askUpgrade(`${ws}/_sync/${strangeId}`, elsewhere)).toBe(401);
  expect(await askUpgrade(`${ws}/_media/rtc?access_token=${fresh.syncTicket}`, [])).toBe(401); // a board is no camera
  expect((await fetch(`${school.origin}/api/health`)).status).toBe(200);
});

test('a board that is closed takes nothing from a raw client, and nobody sees it; open, it takes it', async ({
  school,
  teacher,
  cards,
}) => {
  await beginInstantLesson(teacher);
  const [bad, good] = await Promise.all(
    [cards[2], cards[3]].map(async (card) =>
      RawSeat.open(school.origin, await passByCard(school, card ?? '')),
    ),
  );
  if (!bad || !good) throw new Error('no seats');
  const paper = new Y.Doc();
  const watcher = new Y.Doc();
  for (const [seat, doc] of [
    [bad, paper],
    [good, watcher],
  ] as const) {
    seat.send({
      stream: boardStream,
      kind: frameKind.syncStep1,
      seat: doc.clientID,
      seq: 0,
      payload: Y.encodeStateVector(doc),
    });
    await expect.poll(() => seat.frames.some(({ kind }) => kind === frameKind.syncStep2)).toBe(true);
  }
  const seen = () => {
    for (const frame of good.frames) {
      if (frame.stream !== boardStream) continue;
      if (frame.kind === frameKind.syncStep2 || frame.kind === frameKind.update)
        Y.applyUpdate(watcher, frame.payload);
    }
    return recordsOf(watcher).has('shape:raw');
  };
  drawStroke(
    paper,
    'raw',
    Number((bad.facts.get('lesson') as { me?: { number?: number } } | undefined)?.me?.number),
  );
  const update = { stream: boardStream, kind: frameKind.update, payload: Y.encodeStateAsUpdate(paper) };
  bad.send({ ...update, seq: 1 });
  // Answered in order: with this answer the update has been dealt with.
  const answers = () => bad.frames.filter(({ kind }) => kind === frameKind.syncStep2).length;
  const before = answers();
  bad.send({
    stream: boardStream,
    kind: frameKind.syncStep1,
    seat: paper.clientID,
    seq: 0,
    payload: new Uint8Array([0]),
  });
  await expect.poll(answers).toBeGreaterThan(before);
  expect(seen()).toBe(false);
  await expect(teacher.locator('.tl-shape')).toHaveCount(0);
  await allowDrawing(teacher);
  bad.send({ ...update, seq: 2 });
  await expect.poll(seen).toBe(true);
  await expect(teacher.locator('.tl-shape')).toHaveCount(1);
});

test('a thousand intents a second from one child: it is held back, and another class does not notice', async ({
  school,
  taught,
  teacher,
  cards,
  newPerson,
}) => {
  await beginInstantLesson(teacher);
  const flooder = await RawSeat.open(school.origin, await passByCard(school, cards[4] ?? ''));
  const made = await call({ ...school, cookie: cookieOf(taught) }, 'makeClass', {
    name: '4b',
    childCount: 4,
    grade: '3-4',
  });
  expect(made).toMatchObject({ ok: true });
  const other = await newPerson();
  await other.context().addCookies(taught.cookies);
  await other.goto('/lessons/instant');
  await other.getByRole('button', { name: '4b' }).click();
  await expect(other.getByRole('button', { name: 'Tür ist auf' })).toBeVisible();

  const sentMax = 6000;
  for (let seq = 1; seq <= sentMax; seq += 1) flooder.intent(seq, seq % 2 ? 'hands.raise' : 'hands.lower');
  const drawing = other.getByRole('button', { name: 'Malen', exact: true });
  for (let press = 0; press < 6; press += 1) {
    await drawing.click();
    await expect(drawing).toHaveAttribute('aria-pressed', press % 2 ? 'false' : 'true');
  }
  await expect.poll(() => flooder.outcomes.some(({ code }) => code === 'too-many')).toBe(true);
  expect(flooder.outcomes.filter(({ code }) => code === null).length).toBeLessThan(600);
  expect((await fetch(`${school.origin}/api/health`)).status).toBe(200);
});
