/**
 * The sync server against a blind relay and y-websocket's own server: the same updates, each server in a process of its own,
 * the load from this one. Ratios hold from machine to machine, figures do not.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildHost, nodeFlags } from './build-host';
import { BenchClient, Board, type Wire } from './sync/client';
import type { HostReply } from './sync/host';

const servers = ['relay', 'y-websocket', 'kreide'] as const;
type ServerName = (typeof servers)[number];
type Usage = Extract<HostReply, { type: 'usage' }>;

class Host {
  private readonly child: ChildProcess;
  readonly url: string;
  readonly note: string;

  private constructor(child: ChildProcess, port: number, note: string) {
    this.child = child;
    this.url = `ws://127.0.0.1:${port}`;
    this.note = note;
  }

  static async start(name: ServerName, boards: number, fillBytes = 0): Promise<Host> {
    const child = fork(bundle, [name, String(boards), String(fillBytes)], { execArgv: nodeFlags });
    const reply = await nextReply(child);
    if (reply.type !== 'ready') {
      throw new Error('the server did not start');
    }
    return new Host(child, reply.port, reply.note);
  }

  async usage(): Promise<Usage> {
    const answer = nextReply(this.child);
    this.child.send('usage');
    const reply = await answer;
    if (reply.type !== 'usage') {
      throw new Error('no usage');
    }
    return reply;
  }

  async end(): Promise<void> {
    const gone = once(this.child, 'exit');
    this.child.send('end');
    await Promise.race([gone, pause(5000)]);
    this.child.kill('SIGKILL');
  }
}

async function nextReply(child: ChildProcess): Promise<HostReply> {
  const [reply] = (await once(child, 'message')) as [HostReply];
  return reply;
}

type Load = {
  readonly boards: number;
  readonly clients: number;
  readonly perSecond: number;
  readonly seconds: number;
};

type Figures = {
  readonly name: ServerName;
  readonly note: string;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Of one core. */
  readonly cpuPercent: number;
  readonly cpuMicrosPerDelivery: number;
  readonly deliveries: number;
  readonly framesPerSecond: number;
  readonly rssMb: number;
  readonly missing: number;
  readonly isSaved: boolean;
};

const bundle = path.resolve('dist/bench-host.mjs');

/** Until the just-in-time compilers of server and database have settled. */
const warmUpMs = 9000;

async function runLoad(name: ServerName, load: Load): Promise<Figures> {
  const host = await Host.start(name, load.boards);
  const wire: Wire = name === 'kreide' ? 'kreide' : 'y';
  const boards = Array.from({ length: load.boards }, () => new Board());
  for (const [at, board] of boards.entries()) {
    for (let seat = 1; seat <= load.clients; seat += 1) {
      new BenchClient(board, wire, `${host.url}/${at}`, seat);
    }
    await Promise.all(board.clients.map((client) => client.opened));
    board.clients.forEach((client) => client.askForBoard());
  }
  const clients = boards.flatMap((board) => board.clients);
  const stop = startDrawing(clients, load.perSecond);
  await pause(warmUpMs);
  const measured = await measure(host, boards, load.seconds);
  stop();
  await waitUntil(() => clients.every((client) => client.countMissing() === 0 && client.isAllSaved), 5000);
  const broken = clients.find((client) => client.closedWith !== null);
  if (broken) {
    console.error(`  a client was closed with ${broken.closedWith}`);
  }
  const missing = clients.reduce((sum, client) => sum + client.countMissing(), 0);
  const isSaved = clients.every((client) => client.isAllSaved);
  clients.forEach((client) => client.close());
  await host.end();
  return { name, note: host.note, ...measured, missing, isSaved };
}

async function measure(host: Host, boards: readonly Board[], seconds: number) {
  const count = (of: (client: BenchClient) => number) =>
    boards.reduce((sum, { clients }) => sum + clients.reduce((inner, client) => inner + of(client), 0), 0);
  const deliveries = () => boards.reduce((sum, board) => sum + board.deliveries, 0);
  const before = await host.usage();
  const start = { at: performance.now(), deliveries: deliveries(), frames: count((client) => client.frames) };
  boards.forEach((board) => (board.isMeasuring = true));
  await pause(seconds * 1000);
  const after = await host.usage();
  const ms = performance.now() - start.at;
  boards.forEach((board) => (board.isMeasuring = false));
  const delivered = deliveries() - start.deliveries;
  const latencies = boards.flatMap((board) => board.latencies).sort((one, other) => one - other);
  const at = (part: number) => latencies[Math.floor(latencies.length * part)] ?? 0;
  return {
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    cpuPercent: ((after.cpuMs - before.cpuMs) / ms) * 100,
    cpuMicrosPerDelivery: ((after.cpuMs - before.cpuMs) * 1000) / Math.max(1, delivered),
    deliveries: delivered,
    framesPerSecond: ((count((client) => client.frames) - start.frames) / ms) * 1000,
    rssMb: after.rssMb,
  };
}

/** Every client at its own moment, so that the load is even. */
function startDrawing(clients: readonly BenchClient[], perSecond: number): () => void {
  const start = performance.now();
  const drawn = clients.map(() => 0);
  const timer = setInterval(() => {
    const elapsed = performance.now() - start;
    clients.forEach((client, at) => {
      const due = ((elapsed / 1000) * perSecond - at / clients.length + 1) | 0;
      for (; (drawn[at] ?? 0) < due; drawn[at] = (drawn[at] ?? 0) + 1) {
        client.draw();
      }
    });
  }, 2);
  return () => clearInterval(timer);
}

async function waitUntil(isTrue: () => boolean, limitMs: number): Promise<void> {
  for (const end = performance.now() + limitMs; performance.now() < end && !isTrue();) {
    await pause(50);
  }
}

type Storm = {
  readonly name: ServerName;
  readonly p95: number;
  readonly cpuMs: number;
  readonly rssMb: number;
};

async function runStorm(name: ServerName, joins: number, boardBytes: number): Promise<Storm> {
  const host = await Host.start(name, 1, boardBytes);
  await pause(4000);
  const before = await host.usage();
  const board = new Board();
  const wire: Wire = name === 'kreide' ? 'kreide' : 'y';
  const start = performance.now();
  const times = await Promise.all(
    Array.from({ length: joins }, async (_, at) => {
      const client = new BenchClient(board, wire, `${host.url}/0`, at + 1);
      const loaded = client.waitForBoard(boardBytes);
      await client.opened;
      client.askForBoard();
      return (await loaded) - start;
    }),
  );
  const after = await host.usage();
  board.clients.forEach((client) => client.close());
  await host.end();
  const sorted = times.sort((one, other) => one - other);
  return {
    name,
    p95: sorted[Math.floor(joins * 0.95)] ?? 0,
    cpuMs: after.cpuMs - before.cpuMs,
    rssMb: after.rssMb,
  };
}

function print(title: string, rows: readonly Figures[]): void {
  console.log(`\n${title}`);
  const base = rows.find(({ name }) => name === 'y-websocket')?.cpuPercent ?? 1;
  for (const row of rows) {
    const cells = [
      row.name.padEnd(12),
      `p50/p95/p99 ${[row.p50, row.p95, row.p99].map((ms) => ms.toFixed(1)).join('/')} ms`.padEnd(34),
      `CPU ${row.cpuPercent.toFixed(1)} % (${(row.cpuPercent / base).toFixed(2)}x)`.padEnd(22),
      `${row.cpuMicrosPerDelivery.toFixed(2)} us/delivery`.padEnd(18),
      `${row.framesPerSecond.toFixed(0)} frames/s`.padEnd(15),
      `${row.rssMb.toFixed(0)} MB`.padEnd(8),
      `lost ${row.missing}${row.isSaved ? '' : ', NOT ALL SAVED'}`,
      row.note && `(${row.note})`,
    ];
    console.log(`  ${cells.join(' ')}`);
  }
}

function judge(what: string, aim: number, figure: number, unit = 'x'): void {
  console.log(
    `  ${figure <= aim ? 'met   ' : 'missed'} ${what}: aim <= ${aim}${unit}, figure ${figure.toFixed(2)}${unit}`,
  );
}

function find<T extends { readonly name: ServerName }>(rows: readonly T[], name: ServerName): T {
  const row = rows.find((one) => one.name === name);
  if (!row) {
    throw new Error(`no figures of ${name}`);
  }
  return row;
}

async function benchLoad(title: string, load: Load): Promise<readonly Figures[]> {
  const rows: Figures[] = [];
  for (const name of servers) {
    rows.push(await runLoad(name, load));
  }
  print(title, rows);
  return rows;
}

async function main(): Promise<void> {
  await buildHost('bench/sync/host.ts', bundle);
  const seconds = Number(process.argv[2] ?? 12);
  const busy = { boards: 1, clients: 30, perSecond: 20, seconds };
  const busyRows = await benchLoad('One board, 30 clients, 20 updates/s each', busy);
  const [ours, theirs] = [find(busyRows, 'kreide'), find(busyRows, 'y-websocket')];
  judge('busy board, CPU against y-websocket', 0.4, ours.cpuPercent / theirs.cpuPercent);
  judge('busy board, p99', 40, ours.p99, ' ms');
  judge('busy board, updates lost or not saved', 0, ours.missing + (ours.isSaved ? 0 : 1), '');

  const quiet = { boards: 100, clients: 10, perSecond: 2, seconds };
  const quietRows = await benchLoad('100 boards, 10 clients each, 2 updates/s each', quiet);
  const many = find(quietRows, 'kreide');
  judge('quiet boards, p99', 40, many.p99, ' ms');
  judge('quiet boards, updates lost or not saved', 0, many.missing + (many.isSaved ? 0 : 1), '');

  console.log('\n100 joins of a 1.3 MB board at once');
  const storms: Storm[] = [];
  for (const name of ['y-websocket', 'kreide'] as const) {
    const storm = await runStorm(name, 100, 1_300_000);
    storms.push(storm);
    console.log(
      `  ${name.padEnd(12)} join p95 ${storm.p95.toFixed(0)} ms   CPU ${storm.cpuMs.toFixed(0)} ms   ${storm.rssMb.toFixed(0)} MB`,
    );
  }
  const [stormOurs, stormTheirs] = [find(storms, 'kreide'), find(storms, 'y-websocket')];
  judge('storm, CPU against y-websocket', 0.1, stormOurs.cpuMs / stormTheirs.cpuMs);
  judge('storm, join p95', 500, stormOurs.p95, ' ms');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
