import 'server-only';
import { requireAdmin } from '@/lib/accounts/gate';
import { requireClass } from '@/lib/classes/gate';
import { loadLocale } from '@/lib/i18n/server';
import { checkDeletions } from '@/lib/server/deletion-log';
import { deletionPublicKey } from '@/lib/server/deletion-signature';
import { deletedParts, deletionCauses } from '@/lib/shared/retention';
import { countClass, listDeletions, listDeletionsAfter, readRetention } from './data';
import type { RetentionPage, YearPreview } from './schema';

export async function loadRetention(): Promise<RetentionPage> {
  const { scope, timeZone } = await requireAdmin();
  const [locale, settings, entries, isWhole] = await Promise.all([
    loadLocale(),
    readRetention(scope),
    listDeletions(scope),
    checkDeletions(scope),
  ]);
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const { boardDays, attendanceDays, reportDays, deletions: total } = settings;
  return {
    days: { boardDays, attendanceDays, reportDays },
    total,
    isWhole,
    deletions: entries.flatMap(({ number, at, count, ...row }) => {
      const cause = deletionCauses.find((one) => one === row.cause);
      const what = deletedParts.find((one) => one === row.what);
      return cause && what ? [{ number, at: moment.format(at), count, cause, what }] : [];
    }),
  };
}

export async function loadYearPreview(classId: string): Promise<YearPreview> {
  const gate = await requireClass(classId);
  return countClass(gate.scope, gate.classId);
}

const pageSize = 1000;

/** The whole log with what it takes to check it elsewhere, one line of JSON after the other. */
export async function loadDeletionLog(): Promise<ReadableStream<Uint8Array>> {
  const { scope } = await requireAdmin();
  const encoder = new TextEncoder();
  const line = (value: object) => encoder.encode(`${JSON.stringify(value)}\n`);
  const format = 'Ed25519 of previous, schoolId, number, at, cause, what, count, joined by line feeds';
  let number: number | null = null;
  return new ReadableStream({
    pull: async (controller) => {
      if (number === null) {
        number = 0;
        controller.enqueue(line({ format, publicKey: deletionPublicKey(), schoolId: scope.schoolId }));
        return;
      }
      const page = await listDeletionsAfter(scope, number, pageSize);
      for (const entry of page) controller.enqueue(line(entry));
      number = page.at(-1)?.number ?? number;
      if (page.length < pageSize) controller.close();
    },
  });
}
