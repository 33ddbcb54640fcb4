import 'server-only';
import { spawn, type ChildProcess } from 'node:child_process';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Env } from '../env';
import type { VideoKeys } from '../video';
import { localAddresses, mediaConfig, pickPorts } from './config';
import { forgetRunning, markRunning } from './leftover';
import type { FreePorts } from './ports';
import { watchOver } from './watchdog';
import { witnessUrl } from './witness';

export type ChildOptions = {
  readonly binary: string;
  readonly dataDir: string;
  readonly env: Env;
  readonly keys: VideoKeys;
  readonly freePorts: FreePorts;
};

/** One run of livekit-server. */
export type Child = {
  readonly url: string;
  readonly pid: number;
  /** Resolves when the process is gone; with its last complaint, if it had one. */
  readonly ended: Promise<string | null>;
  readonly signal: (name: 'SIGTERM' | 'SIGKILL') => void;
};

const readyWithinMs = 10_000;

export const markFile = (dataDir: string): string => path.join(dataDir, 'livekit.pid');

/** Starts it and waits until it answers. @throws when it ends or stays silent instead */
export async function startChild({ binary, dataDir, env, keys, freePorts }: ChildOptions): Promise<Child> {
  const ports = await pickPorts(env, freePorts);
  const file = path.join(dataDir, 'livekit.yaml');
  const config = mediaConfig({
    env,
    keys,
    ports,
    localAddresses: localAddresses(),
    witnessUrl: witnessUrl(env),
  });
  await writeSecret(file, JSON.stringify(config, null, 2)); // JSON is YAML
  // a group of its own: Ctrl-C at the terminal reaches us only, and we decide the order of the end
  const run = spawn(binary, ['--config', file], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { NODE_ENV: 'production' }, // nothing of ours: keys and settings are in the file
    cwd: dataDir,
  });
  const over = endOf(run);
  const pid = await spawned(run);
  const dismiss = watchOver(pid);
  await markRunning(markFile(dataDir), pid);
  const child: Child = {
    url: `http://127.0.0.1:${ports.signalling}`,
    pid,
    ended: over.finally(async () => {
      dismiss();
      await forgetRunning(markFile(dataDir));
    }),
    signal: (name) => {
      run.kill(name);
    },
  };
  await answers(child).catch(async (error: unknown) => {
    child.signal('SIGKILL');
    await child.ended;
    throw error;
  });
  return child;
}

async function writeSecret(file: string, text: string): Promise<void> {
  const fresh = `${file}.new`;
  await writeFile(fresh, text, { mode: 0o600 });
  await rename(fresh, file); // replaces a file of wider mode instead of writing into it
}

function spawned(run: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    run.once('error', reject);
    run.once('spawn', () => {
      resolve(run.pid ?? 0);
    });
  });
}

function endOf(run: ChildProcess): Promise<string | null> {
  let complaint: string | null = null;
  run.stderr?.setEncoding('utf8');
  run.stderr?.on('data', (chunk: string) => {
    complaint = complaintIn(chunk) ?? complaint;
  });
  return new Promise((resolve) => {
    run.once('close', () => {
      resolve(complaint);
    });
  });
}

/** Its own words in its last line, without fields: those may hold tokens and addresses. */
function complaintIn(chunk: string): string | null {
  const line = chunk.trim().split('\n').at(-1) ?? '';
  const words = /"msg":\s*"([^"]{1,200})"/.exec(line)?.[1] ?? (line.startsWith('{') ? null : line);
  return words ? words.slice(0, 200) : null;
}

async function answers(child: Child): Promise<void> {
  let gone: { readonly complaint: string | null } | null = null;
  void child.ended.then((complaint) => {
    gone = { complaint };
  });
  const isGone = (): { readonly complaint: string | null } | null => gone;
  const deadline = Date.now() + readyWithinMs;
  while (Date.now() < deadline) {
    const end = isGone();
    if (end) {
      throw new Error(`livekit-server ended at once: ${end.complaint ?? 'without a word'}`);
    }
    const up = await fetch(child.url, { signal: AbortSignal.timeout(1000) }).then(
      (response) => response.ok,
      () => false,
    );
    if (up) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('livekit-server does not answer');
}
