import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { runOrFail } from './run.mjs';
import { findOnPath, isExecutable } from './which.mjs';

/**
 * The folder with initdb and postgres: from the PATH, else Debian's, newest first; null when there is none.
 * @param {Record<string, string | undefined>} [env]
 */
export function findPostgres(env = process.env, base = '/usr/lib/postgresql') {
  const onPath = findOnPath(['initdb'], env);
  if (onPath && isExecutable(path.join(path.dirname(onPath), 'postgres'))) return path.dirname(onPath);
  const versions = existsSync(base) ? readdirSync(base) : [];
  const folders = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => path.join(base, version, 'bin'));
  return folders.find((folder) => isExecutable(path.join(folder, 'initdb'))) ?? null;
}

/** Postgres refuses to run as root; then it runs as the user who owns nothing. */
function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  const entry = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  return entry ? { uid: Number(entry[1]), gid: Number(entry[2]) } : { uid: 65534, gid: 65534 };
}

/**
 * Runs `work(url)` against a server of its own that is gone afterwards, however `work` ends. It lies outside the
 * checkout and is not made to survive a power cut.
 */
export async function withPostgres(bin, work) {
  const user = unprivileged();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kreide-postgres-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  let server;
  try {
    const password = randomBytes(16).toString('hex');
    await createCluster(bin, folder, password, user);
    const port = await freePort();
    server = await startCluster(bin, folder, port, user);
    return await work(`postgresql://kreide:${password}@127.0.0.1:${port}/postgres`);
  } finally {
    await server?.stop();
    process.removeListener('exit', remove);
    remove();
  }
}

async function createCluster(bin, folder, password, user) {
  const data = path.join(folder, 'data');
  const secret = path.join(folder, 'password');
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(secret, password, { mode: 0o600 });
  if (user.uid !== undefined) for (const it of [folder, data, secret]) chownSync(it, user.uid, user.gid);
  await runOrFail(
    'The throw-away Postgres could not be created: see the lines above.',
    path.join(bin, 'initdb'),
    ['-D', data, '-U', 'kreide', '-A', 'scram-sha-256', '--pwfile', secret].concat(
      '-E',
      'UTF8',
      '--no-locale',
      '--no-sync',
    ),
    { cwd: folder, ...user },
  );
}

async function startCluster(bin, folder, port, user) {
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`];
  settings.push('fsync=off', 'max_connections=200');
  const args = ['-D', path.join(folder, 'data'), ...settings.flatMap((setting) => ['-c', setting])];
  const options = { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], detached: true, ...user };
  const child = spawn(path.join(bin, 'postgres'), args, options);
  const kill = () => child.kill('SIGQUIT'); // at once: nothing in it is worth saving
  process.once('exit', kill);
  const gone = new Promise((resolve) => child.once('exit', resolve));
  await isReady(child, gone);
  return {
    async stop() {
      process.removeListener('exit', kill);
      kill();
      await gone;
    },
  };
}

function isReady(child, gone) {
  return new Promise((resolve, reject) => {
    let log = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      if (log.length < 20_000) log += text;
      if (log.includes('ready to accept connections')) resolve();
    });
    child.once('error', reject);
    void gone.then(() =>
      reject(new Failure('The throw-away Postgres did not start: see the lines above.', log)),
    );
  });
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
