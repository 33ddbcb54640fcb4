import { loadKeptBoard } from '@/lib/boards/loaders';
import { requireReport } from '@/lib/reports/gate';

type Context = { readonly params: Promise<{ lessonId: string }> };

/** The board of an ended lesson, for the browser of its teacher to draw. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { scope, lesson } = await requireReport((await params).lessonId);
  const update = await loadKeptBoard(scope, lesson.id);
  if (!update) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } });
  return new Response(update, {
    headers: {
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}
