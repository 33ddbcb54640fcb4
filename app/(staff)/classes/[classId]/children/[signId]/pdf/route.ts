import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { loadSignRecordPdf } from '@/lib/classes/record/loaders';

type Context = { readonly params: Promise<{ classId: string; signId: string }> };

/** What is stored about one child, on paper for its parents. The file name says nothing about the child. */
export async function GET(_request: NextRequest, { params }: Context): Promise<Response> {
  const { classId, signId } = await params;
  const record = await loadSignRecordPdf(classId, signId);
  if (!record) notFound();
  return new Response(record, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="kreide-auskunft.pdf"',
      'cache-control': 'no-store',
    },
  });
}
