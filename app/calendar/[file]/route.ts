import type { NextRequest } from 'next/server';
import { loadFeed } from '@/lib/lessons/feed/loaders';
import { takeDoorTry } from '@/lib/server/door-limits';

type Context = { readonly params: Promise<{ file: string }> };

/** Planned lessons for a calendar program. The address is the secret; what is there names no child. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  if (!(await takeDoorTry('feed', request.headers))) return new Response(null, { status: 429 });
  const { file } = await params;
  const calendar = file.endsWith('.ics') ? await loadFeed(file.slice(0, -'.ics'.length)) : null;
  if (calendar === null) return new Response(null, { status: 404 });
  return new Response(calendar, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="kreide.ics"',
      'cache-control': 'private, no-cache',
    },
  });
}
