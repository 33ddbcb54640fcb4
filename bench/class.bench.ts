/**
 * What a class costs and how fast it follows: thirty scripted clients in one lesson, then many lessons, against the real
 * server (without media) in a process of its own. On Postgres (BENCH_DATABASE_URL, or a throw-away one that tools/bench.mjs hands in);
 * else the embedded database, whose own CPU then counts.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { buildHost } from './build-host';
import { enter, Host, hostBundle, poll, teach, type Class } from './class/classroom';

const database = process.env['BENCH_DATABASE_URL'] ?? null;
const databaseName = database ? 'Postgres, its CPU not counted' : 'PGlite in the process, its CPU counted';
const seconds = 24;
const pollsPerSecond = 1 / 120;

function judge(what: string, aim: number, figure: number, unit: string): void {
  const word = figure <= aim ? 'met   ' : 'missed';
  console.log(`  ${word} ${what}: aim <= ${aim}${unit}, figure ${figure.toFixed(2)}${unit}`);
}

const at = (sorted: readonly number[], part: number): number => sorted[Math.floor(sorted.length * part)] ?? 0;
const quantiles = (times: readonly number[]): string => {
  const sorted = [...times].sort((one, other) => one - other);
  return [0.5, 0.95, 1].map((part) => at(sorted, Math.min(part, 0.9999)).toFixed(1)).join('/');
};

/** From the tap until the last of all children has the fact, and until each has it. */
async function timeTaps(room: Class, taps: number) {
  const each: number[] = [];
  const last: number[] = [];
  for (let tap = 0; tap < taps; tap += 1) {
    const start = performance.now();
    const here = room.pupils.map(
      (pupil) =>
        new Promise<void>((resolve) => {
          pupil.onFact = ({ slice }) => {
            if (slice !== 'attention') return;
            each.push(performance.now() - start);
            resolve();
          };
        }),
    );
    const refused = await room.teacher.intent('attention.gallery', { on: tap % 2 === 0 });
    if (refused !== null) throw new Error(`a tap was refused: ${refused}`);
    await Promise.all(here);
    last.push(performance.now() - start);
    await pause(120);
  }
  for (const pupil of room.pupils) pupil.onFact = () => undefined;
  return { each, last };
}

async function oneClass(): Promise<void> {
  const host = await Host.start(1, 30, database);
  const [lesson] = host.lessons;
  if (!lesson) throw new Error('no lesson');
  await pause(3000);
  const empty = await host.rssMb();
  const room = await enter(host, lesson);
  // 300 strokes on the board, at the pace of hands: a faster client is cut off.
  const fill = setInterval(() => room.pupils.forEach((pupil) => pupil.draw()), 50);
  await pause(20_000);
  clearInterval(fill);
  await pause(2000);
  const stop = teach(room, { drawing: 3, perSecond: 20 });
  // What is compiled in the first minute is no part of what the other forty-four cost.
  await pause(40_000);
  const before = await host.cpuMs();
  const start = performance.now();
  await pause(seconds * 1000);
  const share = ((await host.cpuMs()) - before) / (performance.now() - start);
  const idle = await host.cpuMs();
  const pollStart = performance.now();
  const refused = await poll(room);
  const pollSpent = (await host.cpuMs()) - idle;
  // A poll takes four seconds here, with the same lesson going on beside it; a class has one every two minutes.
  const pollMs = Math.max(0, pollSpent - share * (performance.now() - pollStart));
  const cpu = share * 100 + pollMs * pollsPerSecond * 0.1;
  const taps = await timeTaps(room, 40);
  stop();
  console.log(
    `\nOne class of thirty: three draw, a hand every 2 s, a poll every 2 min, 300 strokes (${databaseName})`,
  );
  console.log(
    `  CPU ${cpu.toFixed(2)} % of a core, of this polls ${(pollMs * pollsPerSecond * 0.1).toFixed(2)} %`,
  );
  console.log(
    `  tap to each child p50/p95/max ${quantiles(taps.each)} ms, to the last of them ${quantiles(taps.last)} ms`,
  );
  judge('one class, CPU', 3, cpu, ' %');
  judge(
    'tap to all thirty, p95',
    300,
    at(
      [...taps.last].sort((one, other) => one - other),
      0.95,
    ),
    ' ms',
  );
  judge('votes or intents refused, sockets closed', 0, refused + brokenOf(room), '');
  console.log(
    `  memory of the process ${empty.toFixed(0)} MB before, ${(await host.rssMb()).toFixed(0)} MB in the lesson`,
  );
  await end(host, [room]);
}

const brokenOf = ({ teacher, pupils }: Class): number =>
  [teacher, ...pupils].reduce(
    (sum, client) => sum + client.refused + (client.closedWith === null ? 0 : 1),
    0,
  );

async function end(host: Host, rooms: readonly Class[]): Promise<void> {
  for (const { teacher, pupils } of rooms) [teacher, ...pupils].forEach((client) => client.close());
  await host.end();
}

async function manyLessons(count: number) {
  const host = await Host.start(count, 10, database);
  await pause(3000);
  const empty = await host.rssMb();
  const rooms: Class[] = [];
  for (const lesson of host.lessons) rooms.push(await enter(host, lesson));
  const stops = rooms.map((room) => teach(room, { drawing: 1, perSecond: 2 }));
  await pause(8000);
  const before = await host.cpuMs();
  const start = performance.now();
  const times: number[] = [];
  while (performance.now() - start < seconds * 1000) {
    const room = rooms[Math.floor(Math.random() * rooms.length)];
    const sent = performance.now();
    await room?.pupils[5]?.intent('help.ask', { kind: 'no-sound' });
    times.push(performance.now() - sent);
    await pause(50);
  }
  const cpu = (((await host.cpuMs()) - before) / (performance.now() - start)) * 100;
  const rss = await host.rssMb();
  stops.forEach((stop) => stop());
  const broken = rooms.reduce((sum, room) => sum + brokenOf(room), 0);
  await end(host, rooms);
  const figures = { cpuPerLesson: cpu / count, mbPerLesson: (rss - empty) / count, broken };
  console.log(
    `  ${String(count).padStart(3)} lessons x 10: CPU ${cpu.toFixed(0)} %, ${figures.cpuPerLesson.toFixed(3)} % a lesson, ` +
      `${figures.mbPerLesson.toFixed(2)} MB a lesson, intent to ack p50/p95/max ${quantiles(times)} ms, broken ${broken}`,
  );
  return figures;
}

async function main(): Promise<void> {
  await buildHost('bench/class/host.ts', hostBundle);
  await oneClass();
  console.log(`\nMany lessons: one of ten draws twice a second, a hand every 2 s (${databaseName})`);
  const few = await manyLessons(100);
  const many = await manyLessons(300);
  judge('memory of a lesson', 3, many.mbPerLesson, ' MB');
  judge('CPU of a lesson, 300 against 100', 1.25, many.cpuPerLesson / few.cpuPerLesson, 'x');
  judge('300 lessons, refused or closed', 0, many.broken, '');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
