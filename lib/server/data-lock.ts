import 'server-only';
import { mkdir, unlink } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { UserError } from './user-error';

/**
 * The embedded database does not guard its folder: two processes on one folder destroy it. A listening Unix socket is the
 * lock: the kernel closes it with the process, also after `kill -9`, so a stale one is told from a live one by connecting.
 */
export async function lockDataFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
    throw new UserError(`The folder ${folder} cannot be made: set DATA_DIR to one that can be written to.`, {
      cause,
    });
  });
  const address = socketPath(folder);
  const server = net.createServer((socket) => socket.end());
  if (await answers(address)) {
    throw new UserError(
      `The folder ${folder} is in use by another Kreide: end that one, or set DATA_DIR to another folder.`,
    );
  }
  if (process.platform !== 'win32') await unlink(address).catch(() => undefined);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, resolve);
  });
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** Unix socket addresses are limited to about 100 bytes; a deep folder gets a name in the temporary folder instead. */
function socketPath(folder: string): string {
  if (process.platform === 'win32') {
    return `\\\\.\\pipe\\kreide-${createHash('sha256').update(folder).digest('hex')}`;
  }
  const direct = path.join(folder, 'in-use.sock');
  return direct.length < 100
    ? direct
    : path.join(tmpdir(), `kreide-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}.sock`);
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
