import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { loadSignRecord } from '@/lib/classes/loaders';

type Context = { readonly params: Promise<{ classId: string; signId: string }> };

/** What is stored about one child, for its parents. The file name says nothing about the child. */
export async function GET(_request: NextRequest, { params }: Context): Promise<Response> {
  const { classId, signId } = await params;
  const record = await loadSignRecord(classId, signId);
  if (!record) notFound();
  return new Response(JSON.stringify(record, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="kreide-auskunft.json"',
      'cache-control': 'no-store',
    },
  });
}
