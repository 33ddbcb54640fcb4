import 'server-only';
import { mkdir } from 'node:fs/promises';
import { dataDir as dataDirOf, type Env } from '../env';
import { log } from '../log';
import { openVideo, type Video, type VideoKeys } from '../video';
import { markFile, startChild, type Child } from './child';
import { endLeftover } from './leftover';
import { systemPorts, type FreePorts } from './ports';

export type MediaHealth = 'up' | 'down' | 'absent' | 'external';

export type MediaServer = {
  readonly health: () => MediaHealth;
  /** Where it answers at the moment, for the gate; null: not now. */
  readonly url: () => string | null;
  readonly video: () => Video | null;
  /** How often one came up. */
  readonly starts: () => number;
  /** Ends our rooms, then the server. At most three seconds; safe to call twice. */
  readonly stop: () => Promise<void>;
};

type StartOptions = {
  readonly binary: string | null;
  readonly dataDir?: string;
  readonly env: Env;
  readonly keys: VideoKeys;
  readonly report: (line: string) => void;
  readonly freePorts?: FreePorts;
};

const restartMinMs = 250;
const restartMaxMs = 30_000;
/** Who ran this long was healthy: the next crash is a new story. */
const healthyAfterMs = 60_000;
const roomsBoundMs = 1000;
const termBoundMs = 1500;

/** @throws never: without a media server, lessons go on without sound and picture */
export async function startMediaServer(options: StartOptions): Promise<MediaServer> {
  const { env, keys, report } = options;
  if (env.LIVEKIT_URL) {
    return fixedServer('external', {
      url: env.LIVEKIT_URL,
      video: openVideo({ url: env.LIVEKIT_URL, keys }),
    });
  }
  if (!options.binary) {
    return fixedServer('absent', null);
  }
  const folder = options.dataDir ?? dataDirOf(env);
  await mkdir(folder, { recursive: true });
  if (await endLeftover(markFile(folder))) {
    report('media: ended a media server that the last run left behind');
  }
  const server = new ManagedServer({
    start: () =>
      startChild({
        binary: options.binary ?? '',
        dataDir: folder,
        env,
        keys,
        freePorts: options.freePorts ?? systemPorts,
      }),
    keys,
    report,
  });
  await server.begin();
  return server;
}

function fixedServer(health: MediaHealth, at: { url: string; video: Video } | null): MediaServer {
  return {
    health: () => health,
    url: () => at?.url ?? null,
    video: () => at?.video ?? null,
    starts: () => (at ? 1 : 0),
    stop: () => Promise.resolve(), // not ours to end
  };
}

type ManagedOptions = {
  readonly start: () => Promise<Child>;
  readonly keys: VideoKeys;
  readonly report: (line: string) => void;
};

/** Keeps one child alive until it is told to stop. */
class ManagedServer implements MediaServer {
  readonly #options: ManagedOptions;
  #running: { readonly child: Child; readonly video: Video } | null = null;
  #failures = 0;
  #starts = 0;
  #timer: NodeJS.Timeout | null = null;
  #starting: Promise<void> = Promise.resolve();
  #stopped: Promise<void> | null = null;

  constructor(options: ManagedOptions) {
    this.#options = options;
  }

  health = (): MediaHealth => (this.#running ? 'up' : 'down');
  url = (): string | null => this.#running?.child.url ?? null;
  video = (): Video | null => this.#running?.video ?? null;
  starts = (): number => this.#starts;
  stop = (): Promise<void> => (this.#stopped ??= this.#end());

  begin(): Promise<void> {
    this.#starting = this.#start();
    return this.#starting;
  }

  async #start(): Promise<void> {
    const { keys, report } = this.#options;
    try {
      const child = await this.#options.start();
      const since = Date.now();
      this.#running = { child, video: openVideo({ url: child.url, keys }) };
      this.#starts += 1;
      report('media: livekit-server is up');
      void child.ended.then((complaint) => {
        this.#running = null;
        if (!this.#stopped) {
          this.#failures = Date.now() - since > healthyAfterMs ? 0 : this.#failures;
          this.#again(complaint ?? 'it ended');
        }
      });
    } catch (error) {
      this.#again(error instanceof Error ? error.message : String(error));
    }
  }

  #again(reason: string): void {
    if (this.#stopped) {
      return;
    }
    const waitMs = Math.min(restartMaxMs, restartMinMs * 2 ** this.#failures);
    this.#failures += 1;
    log.warn('media server down', { reason, waitMs });
    this.#options.report(`media: livekit-server is down (${reason}), trying again`);
    this.#timer = setTimeout(() => void this.begin(), waitMs);
    this.#timer.unref();
  }

  async #end(): Promise<void> {
    if (this.#timer) {
      clearTimeout(this.#timer);
    }
    await this.#starting;
    if (!this.#running) {
      return;
    }
    const { child, video } = this.#running;
    // with people in a room it would drain for half a minute; without rooms it ends in milliseconds
    await within(roomsBoundMs, deleteRooms(video));
    child.signal('SIGTERM');
    await within(termBoundMs, child.ended);
    child.signal('SIGKILL');
    await child.ended;
  }
}

/** Every room of a server that we started is ours. */
async function deleteRooms(video: Video): Promise<void> {
  await Promise.allSettled((await video.listRooms()).map((room) => video.deleteRoom(room)));
}

async function within(boundMs: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const bound = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, boundMs);
  });
  await Promise.race([work.catch(() => undefined), bound]);
  clearTimeout(timer);
}
