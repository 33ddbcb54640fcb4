/**
 * `npm run bench:serve -- [lessons] [pupils]`: the real server with lessons that are on, and one line of JSON that tells any
 * outside client where to connect: `path` for a plain y-websocket client (room name `documentId`, `params: {ticket}`),
 * `syncPath` with subprotocol kreide.v1 for ours. A ticket works once; each seat gets several. Ends with SIGINT or SIGTERM.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startServer } from '@/lib/server/main';
import { makeSchool } from '@/lib/testing/factories';
import { makeOpenLesson } from './lessons';

async function main(): Promise<void> {
  const [lessonCount = 1, pupils = 30] = process.argv.slice(2).map(Number);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'kreide-serve-'));
  process.env['DATA_DIR'] ??= folder;
  process.env['PORT'] ??= '0';
  const report = (line: string) => process.stderr.write(`${line}\n`);
  const server = await startServer({
    dev: false,
    livekitBinary: null,
    livekitProblem: 'not for a bench',
    report,
  });
  const end = () =>
    void server
      .close()
      .then(() => rm(folder, { recursive: true, force: true }))
      .finally(() => process.exit(0));
  process.once('SIGINT', end).once('SIGTERM', end);
  const school = await makeSchool();
  const lessons = [];
  for (let at = 0; at < lessonCount; at += 1) {
    lessons.push(await makeOpenLesson(school, Math.min(48, pupils)));
  }
  process.stdout.write(`${JSON.stringify({ url: server.url, lessons })}\n`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
