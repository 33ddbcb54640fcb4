import type { NextRequest } from 'next/server';
import { loadAttendanceWords } from '@/components/reports/attendance-words';
import { loadLocale } from '@/lib/i18n/server';
import { loadAttendanceFile } from '@/lib/reports/loaders';

type Context = { readonly params: Promise<{ lessonId: string }> };

/** The attendance list as a file. Its name says nothing about the class. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const query = request.nextUrl.searchParams;
  const format = query.get('format') === 'pdf' ? 'pdf' : 'csv';
  const withNames = query.get('names') === '1';
  const { type, bytes } = await loadAttendanceFile((await params).lessonId, {
    format,
    withNames,
    locale: await loadLocale(),
    wording: await loadAttendanceWords(withNames),
  });
  return new Response(bytes, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="kreide-anwesenheit.${format}"`,
      'cache-control': 'no-store',
    },
  });
}
