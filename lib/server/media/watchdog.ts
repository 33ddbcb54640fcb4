import 'server-only';
import { spawn } from 'node:child_process';

/**
 * Ends `pid` when we are gone without a word, `kill -9` included: a shell waits on a pipe from us, and the kernel closes the
 * pipe with us. A word through the pipe sends it home instead, so that it never kills a number used again.
 */
export function watchOver(pid: number): () => void {
  const script = 'if read -r _; then exit 0; fi; kill -KILL "$1"';
  const shell = spawn('/bin/sh', ['-c', script, 'kreide-watchdog', String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { NODE_ENV: 'production' },
  });
  shell.on('error', () => undefined); // no shell: the mark in the data folder is the second net
  shell.stdin.on('error', () => undefined);
  shell.unref();
  return () => {
    shell.stdin.end('done\n');
  };
}
