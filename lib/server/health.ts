import 'server-only';
import { liveLessons } from '@/lib/classroom/registry/live';
import { currentDatabase } from './db';
import { mediaHealth } from './media/open';

/** What `GET /api/health` tells: each part by itself, and the whole. Without media a lesson still has board, hands and bench. */
export async function loadHealth() {
  const database = await databaseHealth();
  const media = mediaHealth();
  const mediaWorks = media.state === 'up' || media.state === 'external';
  const status = database.state === 'down' ? 'down' : mediaWorks ? 'up' : 'limited';
  return { status, database, media, sync: { lessons: liveLessons().size } } as const;
}

async function databaseHealth() {
  const { kind, client } = currentDatabase();
  const state = await client.$queryRaw`SELECT 1`.then(
    () => 'up' as const,
    () => 'down' as const,
  );
  return { kind, state };
}
