/** What slates cost the server: thirty children draw on thirty slates while an adult has all of them on the wall, against the same strokes on one board. */
import { setTimeout as pause } from 'node:timers/promises';
import { buildHost } from './build-host';
import { enter, Host, hostBundle, type Class } from './class/classroom';

const children = 30;
const perSecond = 20;
const seconds = 12;

type Place = (pupil: number) => number;

async function drawFor(room: Class, placeOf: Place, ms: number): Promise<void> {
  const timer = setInterval(
    () => room.pupils.forEach((pupil) => pupil.draw(placeOf(pupil.number))),
    1000 / perSecond,
  );
  await pause(ms);
  clearInterval(timer);
}

/** Share of a core, and frames a second that the adult gets. */
async function measure(host: Host, room: Class, placeOf: Place) {
  await drawFor(room, placeOf, 3000);
  const [before, start, frames] = [await host.cpuMs(), performance.now(), room.teacher.documentFrames];
  await drawFor(room, placeOf, seconds * 1000);
  const ms = performance.now() - start;
  return {
    cpu: (((await host.cpuMs()) - before) / ms) * 100,
    frames: ((room.teacher.documentFrames - frames) / ms) * 1000,
  };
}

/** The stream of each child's slate, as the lesson tells the adult. */
async function handOut(room: Class): Promise<ReadonlyMap<number, number>> {
  const told = new Promise<ReadonlyMap<number, number>>((resolve) => {
    room.teacher.onFact = ({ slice, value }) => {
      if (slice !== 'slates' || typeof value !== 'object' || value === null || !('wall' in value)) return;
      const wall = value.wall as readonly { readonly number: number; readonly stream: number }[];
      if (wall.length === children) resolve(new Map(wall.map(({ number, stream }) => [number, stream])));
    };
  });
  const refused = await room.teacher.intent('slates.hand-out');
  if (refused !== null) throw new Error(`slates were refused: ${refused}`);
  return told;
}

async function server(): Promise<void> {
  await buildHost('bench/class/host.ts', hostBundle);
  const host = await Host.start(1, children, process.env['BENCH_DATABASE_URL'] ?? null);
  const [lesson] = host.lessons;
  if (!lesson) throw new Error('no lesson');
  const room = await enter(host, lesson);
  await pause(3000);
  const board = await measure(host, room, () => 1);
  await pause(3000);
  const streams = await handOut(room);
  const placeOf: Place = (number) => streams.get(number) ?? 0;
  for (const stream of streams.values()) room.teacher.openBoard(stream);
  for (const pupil of room.pupils) pupil.openBoard(placeOf(pupil.number));
  await pause(2000);
  const slates = await measure(host, room, placeOf);
  const broken = [room.teacher, ...room.pupils].filter(({ closedWith }) => closedWith !== null).length;
  console.log(`\n${children} children draw, ${perSecond} updates a second each, ${seconds} s`);
  console.log(
    `  one board:      CPU ${board.cpu.toFixed(1)} % of a core, ${board.frames.toFixed(0)} frames/s to the adult`,
  );
  console.log(
    `  thirty slates:  CPU ${slates.cpu.toFixed(1)} % of a core, ${slates.frames.toFixed(0)} frames/s to the adult`,
  );
  console.log(`  slates against one board ${(slates.cpu / board.cpu).toFixed(2)}x; sockets closed ${broken}`);
  [room.teacher, ...room.pupils].forEach((client) => client.close());
  await host.end();
}

server().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
