import 'server-only';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import path from 'node:path';
import next from 'next';
import { firstRunPath } from '@/lib/accounts/first-run/live';
import { LiveLessons } from '@/lib/classroom/lessons/live';
import { Demos } from '@/lib/demo/live';
import { setDemos } from '@/lib/demo/registry/live';
import { setLiveLessons } from '@/lib/classroom/registry/live';
import { closeDatabase, openDatabase } from './db';
import { dataDir, readEnv, type Env } from './env';
import { lockDataFolder } from './data-lock';
import { handleRequest } from './http';
import { openJobs } from './jobs/open';
import { registerJobs, sendHourlyJobs } from './jobs/register';
import { openKeys } from './keys';
import { log } from './log';
import { openMedia } from './media/open';
import { setMediaSeats } from './media/seats';
import { setMediaWitness } from './media/witness';
import { closeSeatsOf, findMediaSeat, hearMediaNews } from '@/lib/classroom/seat/live';
import { setSeatWatch } from './seat-watch';
import { singleton } from './singleton';
import { dispatchUpgrade } from './upgrade';
import { UserError } from './user-error';

export type StartOptions = {
  readonly dev: boolean;
  readonly livekitBinary: string | null;
  /** Why there is no media server, for health and the lesson. */
  readonly livekitProblem: string | null;
  readonly report: (line: string) => void;
};

export type RunningServer = {
  readonly url: string;
  readonly firstRunUrl: string | null;
  close(): Promise<void>;
};

/** The whole product in one process behind one port. @throws UserError for what the person at the terminal can remedy */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const env = readEnv();
  const closers: (() => Promise<void>)[] = [];
  // Undone in reverse order, each step even if one before it failed.
  const closeAll = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) {
      await close().catch((error: unknown) => options.report(`while ending: ${String(error)}`));
    }
  };
  try {
    closers.push(await lockDataFolder(dataDir(env)));
    const keys = await openKeys(env);
    const server = createServer(answerStarting);
    await listen(server, env);
    const port = portOf(server);
    singleton('address', () => ({ port }));
    const database = await openDatabase({
      url: env.DATABASE_URL,
      folder: path.join(dataDir(env), 'db'),
    });
    closers.push(closeDatabase);
    registerJobs();
    const jobs = await openJobs(database);
    closers.push(() => jobs.close());
    options.report(`database: ${database.kind}`);
    const lessons = new LiveLessons();
    setLiveLessons(lessons);
    const demos = new Demos({ base: () => loopback(env, port) });
    setDemos(demos);
    await demos.sweep().catch((error: unknown) => log.error('demo schools not swept', error));
    setMediaSeats(findMediaSeat);
    setMediaWitness(hearMediaNews);
    setSeatWatch(closeSeatsOf);
    const media = await openMedia({ env, keys, ...options });
    closers.push(() => media.stop());
    closers.push(await serve(server, port, options.dev));
    closers.push(() => lessons.closeAll());
    closers.push(() => demos.close());
    jobs.start();
    const stopHourly = sendHourlyJobs();
    closers.push(() => Promise.resolve(stopHourly()));
    const url = env.PUBLIC_URL ?? `http://localhost:${port}`;
    const firstRun = await firstRunPath();
    let closing: Promise<void> | null = null;
    return {
      url,
      firstRunUrl: firstRun && `${url}${firstRun}`,
      close: () => (closing ??= closeAll()),
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** The port is taken first. A tablet that comes back meanwhile is told to come again; unanswered, it would wait forever. */
const answerStarting: RequestListener = (_req, res) => {
  res.writeHead(503, {
    'content-type': 'text/plain; charset=utf-8',
    'retry-after': '1',
    connection: 'close',
  });
  res.end('Starting.\n');
};

/** Mounts Next and our sockets on the listening server; returns what ends both. */
async function serve(server: Server, port: number, dev: boolean): Promise<() => Promise<void>> {
  // Next adds an upgrade listener of its own to the server it is given: this one never listens, so that ours is the only owner.
  const decoy = createServer();
  const app = next({ dev, dir: process.cwd(), hostname: 'localhost', port, httpServer: decoy });
  await app.prepare();
  const handle = app.getRequestHandler();
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.off('request', answerStarting);
  server.on('request', (req, res) => void handleRequest(req, res, { next: handle, dev }));
  server.on('upgrade', (req, socket, head) => void dispatchUpgrade({ req, socket, head, decoy, dev }));
  return async () => {
    server.closeIdleConnections();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    setTimeout(() => sockets.forEach((socket) => socket.destroy()), 500).unref(); // upgraded ones too
    await closed;
    await app.close();
  };
}

function listen(server: Server, env: Env): Promise<void> {
  server.headersTimeout = 15_000;
  server.requestTimeout = 60_000;
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const sentence = listenProblem(error.code, env);
      reject(sentence === null ? error : new UserError(sentence, { cause: error }));
    });
    server.listen(env.PORT, env.HOST, resolve);
  });
}

function listenProblem(code: string | undefined, { PORT, HOST }: Env): string | null {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${PORT} is taken: end the other program, or set PORT to a free one.`;
    case 'EACCES':
      return `Port ${PORT} may not be opened by this user: set PORT to one above 1023 and let a proxy pass it on.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST ${HOST} is not an address of this machine: set it to one that is, or leave it out.`;
    default:
      return null;
  }
}

/** Where this process itself reaches its own port. */
function loopback({ HOST }: Env, port: number): string {
  const anywhere: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };
  const host = anywhere[HOST] ?? HOST;
  return `ws://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
