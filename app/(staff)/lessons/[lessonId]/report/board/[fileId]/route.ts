import { loadKeptPicture } from '@/lib/boards/loaders';
import { requireReport } from '@/lib/reports/gate';

type Context = { readonly params: Promise<{ lessonId: string; fileId: string }> };

/** A picture on the board of an ended lesson. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { lessonId, fileId } = await params;
  const { scope, lesson } = await requireReport(lessonId);
  const bytes = await loadKeptPicture(scope, lesson.id, fileId);
  if (!bytes) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } });
  return new Response(bytes, {
    headers: {
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store', // as in the lesson: school devices are shared
    },
  });
}
