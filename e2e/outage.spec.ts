import { expect, type Page } from '@playwright/test';
import { hand, openLesson } from './drawing-lesson.ts';
import { beginInstantLesson, comeByCard, endRunningLesson } from './journeys.ts';
import { drawStroke, expectSameStrokes, watchSaved } from './strokes.ts';
import { test } from './taught.ts';

test.use({ settings: {} });
test.afterEach(async ({ newPerson, taught }) => {
  const page = await newPerson();
  await page.context().addCookies(taught.cookies);
  await endRunningLesson(page);
});

const seatOf = (page: Page) => page.evaluate(() => sessionStorage.getItem('kreide.seat'));
const overlay = (page: Page) => page.locator('[data-state^="net-"]');

test('a server killed in the middle of a lesson: everybody is back without a tap, hand up, no stroke lost', async ({
  teacher,
  newPerson,
  cards,
  product,
}) => {
  const isSaved = watchSaved(teacher);
  const children = await openLesson({ teacher, newPerson }, cards.slice(0, 2));
  const [ada = teacher, bo = teacher] = children;
  await hand(ada).click();
  await expect(hand(ada)).toHaveAttribute('aria-pressed', 'true');
  await Promise.all([teacher, ada, bo].map((page, row) => drawStroke(page, row)));
  await expectSameStrokes([teacher, ada, bo], 3);
  await expect.poll(isSaved).toBe(true);
  const seats = await Promise.all(children.map(seatOf));

  await drawStroke(bo, 3);
  await product.kill('SIGKILL');
  await expect(teacher.getByText('Keine Verbindung.')).toBeVisible();
  await drawStroke(teacher, 4); // while there is no server
  await expect(overlay(ada)).toBeVisible();
  await product.restart();

  for (const child of children) {
    await expect(overlay(child)).toBeHidden({ timeout: 30_000 });
    await expect(hand(child)).toBeEnabled();
  }
  expect(await Promise.all(children.map(seatOf))).toEqual(seats);
  await expect(hand(ada)).toHaveAttribute('aria-pressed', 'true');
  await expect(teacher.getByRole('button', { name: /^Dran: / })).toHaveCount(1);
  await expect(teacher.getByRole('status').filter({ hasText: '2 da' })).toBeVisible();
  await expectSameStrokes([teacher, ada, bo], 5);
  await drawStroke(ada, 5);
  await expectSameStrokes([teacher, ada, bo], 6);
});

test('what was acknowledged is there for a late joiner, though the server and all devices died at once', async ({
  teacher,
  newPerson,
  cards,
  product,
}) => {
  const isSaved = watchSaved(teacher);
  const [child = teacher] = await openLesson({ teacher, newPerson }, cards.slice(2, 3));
  await drawStroke(teacher, 0);
  await drawStroke(teacher, 1);
  await expectSameStrokes([teacher, child], 2);
  await expect.poll(isSaved).toBe(true);
  await product.kill('SIGKILL');
  await Promise.all([teacher.close(), child.close()]);
  await product.restart();
  const late = await newPerson({ width: 1024, height: 690 });
  await comeByCard(late, cards[3] ?? '');
  await expectSameStrokes([late], 2);
});

test('a child whose net is gone sees the bridge, comes back without a tap, and its hand is still up', async ({
  teacher,
  newPerson,
  cards,
}) => {
  const [child = teacher] = await openLesson({ teacher, newPerson }, cards.slice(4, 5));
  await hand(child).click();
  await expect(hand(child)).toHaveAttribute('aria-pressed', 'true');
  const seat = await seatOf(child);
  await child.context().setOffline(true);
  await expect(child.getByText('Das Netz ist weg.')).toBeVisible();
  await drawStroke(teacher, 0);
  await child.context().setOffline(false);
  await expect(child.getByText('Da bist du wieder!')).toBeVisible();
  await expect(overlay(child)).toBeHidden();
  await expect(hand(child)).toHaveAttribute('aria-pressed', 'true');
  expect(await seatOf(child)).toEqual(seat);
  await expectSameStrokes([teacher, child], 1);
});

test('a net that swallows everything without a word is noticed, and the child comes back without a tap', async ({
  teacher,
  newPerson,
  cards,
}) => {
  const net = { swallows: false };
  await beginInstantLesson(teacher);
  const child = await newPerson({ width: 1024, height: 690 });
  await child.routeWebSocket(/_sync/, (socket) => {
    const server = socket.connectToServer();
    const born = { before: !net.swallows };
    const passes = () => !(net.swallows && born.before);
    socket.onMessage((message) => passes() && server.send(message));
    server.onMessage((message) => passes() && socket.send(message));
  });
  await comeByCard(child, cards[8] ?? '');
  await expect(hand(child)).toBeEnabled();
  const seat = await seatOf(child);
  net.swallows = true; // for the connection that is open; a new one gets through
  await expect(child.getByText('Da bist du wieder!')).toBeVisible();
  await hand(child).click();
  await expect(teacher.getByRole('button', { name: /^Dran: / })).toHaveCount(1);
  expect(await seatOf(child)).toEqual(seat);
});

test('a reload keeps seat and hand, and shows what was drawn', async ({ teacher, newPerson, cards }) => {
  const [child = teacher] = await openLesson({ teacher, newPerson }, cards.slice(5, 6));
  await hand(child).click();
  await expect(teacher.getByRole('button', { name: /^Dran: / })).toHaveCount(1);
  await drawStroke(child, 0);
  await expectSameStrokes([teacher, child], 1);
  const seat = await seatOf(child);
  await child.reload();
  await expect(hand(child)).toHaveAttribute('aria-pressed', 'true');
  expect(await seatOf(child)).toEqual(seat);
  await expectSameStrokes([teacher, child], 1);
  await teacher.reload();
  await expect(teacher.getByRole('button', { name: /^Dran: / })).toHaveCount(1);
  await expectSameStrokes([teacher, child], 1);
});

test('SIGTERM ends the process within five seconds, with people in the lesson', async ({
  teacher,
  newPerson,
  cards,
  product,
}) => {
  const [child = teacher] = await openLesson({ teacher, newPerson }, cards.slice(7, 8));
  await drawStroke(child, 0);
  await expectSameStrokes([teacher, child], 1);
  const { ms, code } = await product.kill('SIGTERM');
  expect(code).toBe(0);
  expect(ms).toBeLessThan(5000);
  await product.restart();
  await expect(hand(child)).toBeEnabled();
  await expect(overlay(child)).toBeHidden();
  await expectSameStrokes([teacher, child], 1);
});

test('children whose tap on "Los!" met a dying server are in the lesson by themselves', async ({
  teacher,
  newPerson,
  cards,
  product,
}) => {
  await beginInstantLesson(teacher);
  const [early, late] = await Promise.all([
    newPerson({ width: 1024, height: 690 }),
    newPerson({ width: 1024, height: 690 }),
  ]);
  for (const [child, card] of [
    [early, cards[6]],
    [late, cards[7]],
  ] as const) {
    await child.goto(card ?? '');
    await expect(child.locator('[data-tap="join.go"]')).toBeVisible();
  }
  // one has its seat and loses the lesson's program on its way, the other finds nobody at the door
  await early.route('**/_next/static/chunks/**', (route) => route.abort());
  await early.locator('[data-tap="join.go"]').click();
  await expect.poll(() => seatOf(early)).not.toBeNull();
  await product.kill('SIGKILL');
  await late.locator('[data-tap="join.go"]').click();
  await expect(late.locator('[data-tap="join.go"]')).toBeHidden();
  expect(await seatOf(late)).toBeNull();
  await early.unroute('**/_next/static/chunks/**');
  await product.restart();
  for (const child of [early, late]) await expect(hand(child)).toBeEnabled({ timeout: 60_000 });
  await expect(teacher.getByRole('status').filter({ hasText: '2 da' })).toBeVisible();
});
