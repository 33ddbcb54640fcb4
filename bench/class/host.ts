/** The real server with lessons that are on, in a process of its own whose CPU and memory the bench asks for over IPC. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { log } from '@/lib/server/log';
import { startServer } from '@/lib/server/main';
import { makeSchool } from '@/lib/testing/factories';
import { makeOpenLesson, type OpenLesson } from '../lessons';

export type HostReply =
  | { readonly type: 'ready'; readonly url: string; readonly lessons: readonly OpenLesson[] }
  | { readonly type: 'usage'; readonly cpuMs: number }
  | { readonly type: 'memory'; readonly rssMb: number };

const requestSchema = z.enum(['usage', 'memory', 'end']);

async function main(): Promise<void> {
  const [lessonCount = 1, pupils = 30] = process.argv.slice(2).map(Number);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'kreide-class-'));
  process.env['DATA_DIR'] = folder;
  process.env['PORT'] = '0';
  log.setInfo(false);
  const server = await startServer({
    dev: false,
    livekitBinary: null,
    livekitProblem: 'not for this bench',
    report: () => undefined,
  });
  const school = await makeSchool();
  const lessons: OpenLesson[] = [];
  for (let at = 0; at < lessonCount; at += 1) lessons.push(await makeOpenLesson(school, pupils));
  reply({ type: 'ready', url: server.url, lessons });
  const end = () =>
    void server
      .close()
      .then(() => rm(folder, { recursive: true, force: true }))
      .finally(() => process.exit(0));
  process.on('disconnect', end);
  process.on('message', (message) => {
    const request = requestSchema.parse(message);
    if (request === 'end') return end();
    if (request === 'memory') {
      global.gc?.(); // apart from the CPU: nobody but this bench asks for a collection
      return reply({ type: 'memory', rssMb: process.memoryUsage().rss / 2 ** 20 });
    }
    const { user, system } = process.cpuUsage();
    reply({ type: 'usage', cpuMs: (user + system) / 1000 });
  });
}

function reply(message: HostReply): void {
  process.send?.(message);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
