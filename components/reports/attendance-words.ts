import { longDay, timeWord } from '@/components/lessons/time-words';
import { loadLocale, loadTranslator } from '@/lib/i18n/server';
import type { AttendanceRow } from '@/lib/reports/attendance/schema';
import type { ReportLesson } from '@/lib/reports/schema';

/** The attendance list as a file words it; columns of names only when they were asked for. */
export async function loadAttendanceWords(withNames: boolean) {
  const [t, lines, ui, locale] = await Promise.all([
    loadTranslator('reports.attendance'),
    loadTranslator('reports'),
    loadTranslator('ui'),
    loadLocale(),
  ]);
  const names = (words: readonly string[]) => (withNames ? words : []);
  return (lesson: ReportLesson, timeZone: string) => {
    const frame = { locale, timeZone };
    const time = (at: Date | null) => (at ? timeWord(at, frame) : '');
    const [from, to] = [time(lesson.startedAt), time(lesson.endedAt)];
    const day = longDay(lesson.startedAt, frame);
    return {
      title: t('title'),
      lines: [lines('lesson', { name: lesson.className, day, from, to }), lesson.title],
      head: [t('sign'), ...names([t('firstName')]), t('state'), t('from'), t('to'), t('minutes')],
      row: (row: AttendanceRow) => [
        ui('sign', { animal: ui(`animal.${row.animal}`), badge: ui(`badge.${row.badge}`) }),
        ...names([row.firstName ?? '']),
        row.isEdited ? `${t(row.state)} (${t('changed')})` : t(row.state),
        time(row.firstSeenAt),
        time(row.lastSeenAt),
        row.firstSeenAt ? String(row.minutes) : '',
      ],
      foot: t('foot'),
    };
  };
}
