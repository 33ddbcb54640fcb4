import 'server-only';
import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { z } from 'zod';

/**
 * A pid alone is no proof: numbers are used again. Together with the time the process began it names one process.
 * So a media server that outlived us (both we and its watchdog killed at once) is found and ended at the next start.
 */
const markSchema = z.object({ pid: z.number().int().positive(), began: z.string().min(1) });

export async function markRunning(file: string, pid: number): Promise<void> {
  const began = await beganAt(pid);
  if (began) {
    await writeFile(file, JSON.stringify({ pid, began }), { mode: 0o600 });
  }
}

export async function forgetRunning(file: string): Promise<void> {
  await rm(file, { force: true });
}

/** @returns whether there was one */
export async function endLeftover(file: string, waitMs = 3000): Promise<boolean> {
  const mark = await readFile(file, 'utf8').then(
    (text) => markSchema.safeParse(readJson(text)).data ?? null,
    () => null,
  );
  await forgetRunning(file);
  if (!mark || (await beganAt(mark.pid)) !== mark.began) {
    return false;
  }
  process.kill(mark.pid, 'SIGKILL');
  const deadline = Date.now() + waitMs;
  while (Date.now() < deadline && (await beganAt(mark.pid)) === mark.began) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

/** When the process began, in whatever words the system has for it; null when it does not run. */
export async function beganAt(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat !== null) {
    // the command in parentheses may hold spaces; state is the first field after it, the start time the 20th
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  }
  if (process.platform === 'linux') {
    return null;
  }
  return promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)]).then(
    ({ stdout }) => stdout.trim() || null,
    () => null,
  );
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
