import { loadHealth } from '@/lib/server/health';

export const dynamic = 'force-dynamic';

/** The state of each part; 503 when lessons cannot be held. */
export async function GET(): Promise<Response> {
  const health = await loadHealth();
  return Response.json(health, { status: health.status === 'down' ? 503 : 200 });
}
