import { randomBytes } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import pg from 'pg';
import { startFaultProxy, throughProxy, type FaultProxy } from '../lib/testing/fault-proxy.ts';
import { findPostgres, withPostgres } from '../tools/lib/postgres.mjs';
import { hand, openLesson } from './drawing-lesson.ts';
import { comeByCard } from './journeys.ts';
import { drawStroke, expectSameStrokes, watchSaved } from './strokes.ts';
import { test as base } from './taught.ts';

const given = process.env['TEST_DATABASE_URL'];
const installed = findPostgres();
const awayMs = 30_000;

type Database = { readonly url: string; readonly cable: FaultProxy };

/** A schema of its own in the server that was named, else a server of its own; both behind a cable that can be cut. */
async function withDatabase(work: (database: Database) => Promise<void>): Promise<void> {
  const connect = async (server: string) => {
    const { hostname, port } = new URL(server);
    const cable = await startFaultProxy({ host: hostname, port: Number(port || 5432) });
    await work({ url: throughProxy(server, cable.port), cable });
    await cable.close();
  };
  if (!given) return withPostgres(installed ?? '', connect);
  const schema = `test_${randomBytes(8).toString('hex')}`;
  const url = new URL(given);
  url.searchParams.set('schema', schema);
  await connect(url.href);
  const client = new pg.Client({ connectionString: given });
  await client.connect();
  await client.query(`DROP SCHEMA ${pg.escapeIdentifier(schema)} CASCADE`);
  await client.end();
}

const test = base.extend<object, { readonly database: Database }>({
  database: [({}, use) => withDatabase(use), { scope: 'worker', timeout: 60_000 }],
  settings: [({ database }, use) => use({ DATABASE_URL: database.url }), { scope: 'worker' }],
});
const missing = given || installed ? null : 'no Postgres here: install postgresql or set TEST_DATABASE_URL';
if (missing) console.log(`database-away.spec.ts is left out: ${missing}`);
test.skip(missing !== null, missing ?? '');

const unsaved = (teacher: Page) => teacher.getByText('Die Tafel ist noch nicht gespeichert.');

test('the database is away for half a minute: the lesson goes on, says what is not saved, and loses nothing', async ({
  teacher,
  newPerson,
  cards,
  product,
  database,
}) => {
  test.setTimeout(180_000);
  const isSaved = watchSaved(teacher);
  const [ada = teacher, bo = teacher] = await openLesson({ teacher, newPerson }, cards.slice(0, 2));
  const everybody = [teacher, ada, bo];
  await hand(ada).click();
  await expect(hand(ada)).toHaveAttribute('aria-pressed', 'true');
  await drawStroke(teacher, 0);
  await expectSameStrokes(everybody, 1);
  await expect.poll(isSaved).toBe(true);
  await expect(unsaved(teacher)).toBeHidden();

  database.cable.swallow(); // first it only falls silent
  const since = performance.now();
  let strokes = 1;
  const drawOne = async () => {
    await drawStroke(everybody[strokes % everybody.length] ?? teacher, 1 + (strokes % 5));
    strokes += 1;
    await expectSameStrokes(everybody, strokes);
  };
  await drawOne();
  await expect(unsaved(teacher)).toBeVisible();

  await test.step('what cannot be stored is refused kindly, and changes nothing', async () => {
    await hand(bo).click();
    await expect(bo.getByText('Noch einmal!')).toBeVisible();
    await expect(hand(bo)).toHaveAttribute('aria-pressed', 'false');
    database.cable.cut(); // then it refuses everybody
    await hand(ada).click();
    await expect(ada.getByText('Noch einmal!')).toBeVisible();
    await expect(hand(ada)).toHaveAttribute('aria-pressed', 'true');
    await teacher.getByRole('button', { name: 'Zeichen', exact: true }).click();
    await expect(teacher.getByText('Der Server konnte es nicht speichern.')).toBeVisible();
    await expect(teacher.getByRole('button', { name: /^Dran: / })).toHaveCount(1);
  });

  await drawOne();
  await test.step('the lesson goes on for half a minute, a reload only has to wait', async () => {
    everybody.pop();
    await bo.reload();
    await expect(bo.getByText('Das Netz ist weg.')).toBeVisible();
    while (performance.now() - since < awayMs) await drawOne();
    await expect(unsaved(teacher)).toBeVisible();
    await expect(ada.locator('[data-state^="net-"]')).toHaveCount(0);
  });

  database.cable.mend();
  await expect(unsaved(teacher)).toBeHidden();
  await expect.poll(isSaved).toBe(true);
  await expectSameStrokes([teacher, ada, bo], strokes);
  await hand(bo).click();
  await expect(hand(bo)).toHaveAttribute('aria-pressed', 'true');
  await expect(teacher.getByRole('button', { name: /^Dran: / })).toHaveCount(2);

  await product.kill('SIGKILL');
  await Promise.all([teacher, ada, bo].map((page) => page.close())); // nobody is left who could send a stroke again
  await product.restart();
  const late = await newPerson({ width: 1024, height: 690 });
  await comeByCard(late, cards[2] ?? '');
  await expectSameStrokes([late], strokes);
});
