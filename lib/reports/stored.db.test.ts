import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setFirstName } from '@/lib/classes/mutations';
import { currentDatabase } from '@/lib/server/db';
import { unscopedDb } from '@/lib/server/unscoped';
import { newId } from '@/lib/shared/ids';
import { openTestDatabase } from '@/lib/testing/db';
import { makeSchool } from '@/lib/testing/factories';
import { LessonRoom } from '@/lib/testing/lesson-room';

let cleanUp: () => Promise<void>;
let room: LessonRoom;
beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
  room = await LessonRoom.open(await makeSchool());
});
afterAll(() => cleanUp());

/** People's words, each of which stands nowhere else. */
const said = {
  name: 'Zwiebelmut',
  question: 'Schwimmt der Quastenflosser?',
  answer: 'Pantoffeltier',
  chat: 'Murmeltierlachen',
  toStaff: 'Dachbodenkummer',
};

/** Every row of every table of ours, as text: `{ table: rows }`. */
async function dump(): Promise<ReadonlyMap<string, readonly string[]>> {
  const db = unscopedDb();
  const tables = await db.$queryRawUnsafe<{ name: string; place: string }[]>(
    `SELECT table_name::text AS name, format('%I.%I', table_schema, table_name) AS place
     FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations'
       AND (table_schema = current_schema() OR table_schema = '${currentDatabase().jobsSchema}')`,
  );
  const rows = await Promise.all(
    tables.map(async ({ name, place }) => {
      const found = await db.$queryRawUnsafe<{ row: string }[]>(
        `SELECT row_to_json(one)::text AS row FROM ${place} AS one`,
      );
      return [name, found.map(({ row }) => row)] as const;
    }),
  );
  return new Map(rows);
}

/** Where a word is readable, also as bytes. */
function placesOf(word: string, tables: ReadonlyMap<string, readonly string[]>): string[] {
  const bytes = Buffer.from(word).toString('hex');
  return [...tables].flatMap(([name, rows]) =>
    rows.some((row) => row.includes(word) || row.includes(bytes)) ? [name] : [],
  );
}

const columnsOf = (rows: readonly string[] = []) =>
  rows.map((row) => JSON.parse(row) as Readonly<Record<string, unknown>>);

it('a whole lesson leaves what the table of deletion times names, and nothing else', async () => {
  await unscopedDb().class.updateMany({ data: { grade: '3-4' } });
  await setFirstName(room.school.scope, room.classId, room.signIds[0] ?? newId(), said.name);
  room.restart();
  const fox = await room.come();
  const bear = await room.come({ animal: 'bear', badge: 'sun' });

  await room.send('hands.raise', {}, fox.number);
  await room.send('hands.give-turn', { number: fox.number });
  await room.send('help.ask', { kind: 'no-sound' }, bear.number);
  await room.send('praise.give', { number: fox.number });
  await room.send('signals.show', { kind: 'yes' }, bear.number);
  await room.send('draw.start', {});
  await room.send('chat.mode', { mode: 'class' });
  await room.send('chat.say', { text: said.chat, to: 'class', id: randomUUID() }, fox.number);
  await room.send('chat.say', { text: said.toStaff, to: 'staff', id: randomUUID() }, bear.number);
  await room.send('poll.open', {
    ...{
      template: 'own',
      question: said.question,
      multiple: false,
      anonymous: false,
      quiz: true,
      right: [0],
    },
    answers: [{ word: said.answer }, { word: 'Stein' }],
  });
  const poll = (await room.lesson()).state.facts.get('poll')?.get('') as { pollId: string };
  await room.send('poll.vote', { pollId: poll.pollId, choices: [0] }, bear.number);

  const during = await dump();
  expect(during.get('LiveFact')?.length).toBeGreaterThan(4); // what a reload needs; it is over with the lesson
  for (const word of Object.values(said)) expect(placesOf(word, during), word).toEqual([]);

  room.pass(45);
  await room.end();
  const after = await dump();
  expect(placesOf('Frau Kaya', after)).toEqual(['Account']); // what is there is found
  for (const word of Object.values(said)) expect(placesOf(word, after), word).toEqual([]);
  const filled = [...after].flatMap(([name, rows]) => (rows.length > 0 ? [name] : []));
  expect(filled.toSorted()).toEqual([
    ...[
      'Account',
      'Attendance',
      'Board',
      'Class',
      'ClassTeacher',
      'Lesson',
      'LessonReport',
      'School',
      'Seat',
    ],
    ...['Sign', 'queue', 'version'], // the last two are the job queue's own
  ]);

  const [report] = columnsOf(after.get('LessonReport'));
  expect(Object.keys(report?.['content'] ?? {}).toSorted()).toEqual(['modes', 'polls']);
  expect(JSON.stringify(report?.['content'])).not.toContain(poll.pollId);
  for (const left of [JSON.stringify(report?.['content']), ...(after.get('Seat') ?? [])]) {
    expect(left).not.toMatch(/no-sound|"yes"|hand|turn|help|praise|joker|drawn/i);
  }
  const identities = columnsOf(after.get('Seat')).map((seat) => String(seat['mediaIdentity']));
  expect(identities.length).toBe(3);
  for (const identity of identities) expect(placesOf(identity, after)).toEqual(['Seat']);
});
