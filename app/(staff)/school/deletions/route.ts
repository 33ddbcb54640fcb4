import { loadDeletionLog } from '@/lib/retention/loaders';

/** The log of deletions for whoever wants to check it elsewhere. */
export async function GET(): Promise<Response> {
  return new Response(await loadDeletionLog(), {
    headers: {
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-disposition': 'attachment; filename="kreide-deletions.ndjson"',
      'cache-control': 'no-store',
    },
  });
}
