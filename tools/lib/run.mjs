import { spawn } from 'node:child_process';
import { Failure } from './failure.mjs';
import { root } from './paths.mjs';

const groups = new Set();

/**
 * Runs a command in a process group of its own and waits for it. A group of its own lets one signal end
 * everything it started; `endAll` is what a signal handler calls.
 */
export function run(command, args, options = {}) {
  const { cwd = root, env = {}, echo = false, onLine, uid, gid } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      detached: true,
      env: withoutUndefined({ ...process.env, ...env }),
      stdio: ['ignore', echo ? 'inherit' : 'pipe', echo ? 'inherit' : 'pipe'],
      ...(uid === undefined ? {} : { uid, gid }),
    });
    groups.add(child);
    let output = '';
    let rest = '';
    const take = (chunk) => {
      output += chunk;
      if (!onLine) return;
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(onLine);
    };
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', take);
    child.on('error', (error) => {
      groups.delete(child);
      reject(error);
    });
    child.on('close', (code, signal) => {
      groups.delete(child);
      resolve({ code: code ?? 1, signal, output });
    });
  });
}

/** As `run`, but anything but success is a Failure that says `sentence`. */
export async function runOrFail(sentence, command, args, options) {
  const result = await run(command, args, options).catch((error) => ({ code: 1, output: String(error) }));
  if (result.code !== 0) throw new Failure(sentence, result.output);
  return result.output;
}

export const node = (args, options) => run(process.execPath, args, options);

/** Runs npm: the one that runs us when there is one, else the one on the PATH. */
export function npmCommand(env = process.env) {
  const path = env.npm_execpath;
  return path && /npm(-cli)?\.c?js$/.test(path) ? [process.execPath, [path]] : ['npm', []];
}

export function endAll(signal = 'SIGTERM') {
  for (const child of groups) {
    try {
      process.kill(-child.pid, signal);
    } catch {
      // already gone
    }
  }
}

function withoutUndefined(env) {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));
}
