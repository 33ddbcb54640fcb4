import type { ReactNode } from 'react';
import Link from 'next/link';
import { shortDay, timeWord } from '@/components/lessons/time-words';
import { Messages } from '@/components/shell/messages-boundary';
import { Icon } from '@/components/ui/icon';
import { PageHeader } from '@/components/ui/page-header';
import { loadLocale, loadTranslator } from '@/lib/i18n/server';
import type { Report } from '@/lib/reports/schema';
import { AttendanceCard } from './attendance-card';
import { BoardCard } from './board-card';
import { KeepCard } from './keep-card';
import { MinutesCard } from './minutes-card';
import { PollsCard } from './polls-card';

type Props = {
  readonly report: Report;
  readonly withNames: boolean;
  /** Cards about where the attendance can go. */
  readonly children?: ReactNode;
};

/** What remains of a lesson: who was there, what was asked, what was written about it, and the way to be rid of all that. */
export async function ReportPage({ report, withNames, children }: Props) {
  const t = await loadTranslator('reports');
  const { lesson, timeZone } = report;
  const frame = { locale: await loadLocale(), timeZone };
  const isForClass = lesson.kind === 'class';
  const hint = t('lesson', {
    name: lesson.className,
    day: shortDay(lesson.startedAt, frame),
    from: timeWord(lesson.startedAt, frame),
    to: timeWord(lesson.endedAt, frame),
  });
  return (
    <Messages namespaces={['reports', 'polls', 'pupilPolls', 'ui']} timeZone={timeZone}>
      <Link
        href={`/lessons/${lesson.id}`}
        className="text-lagoon-deep rounded-control mt-4 inline-flex min-h-11 items-center gap-2 font-medium"
      >
        <Icon name="back" size={18} strokeWidth={2.1} className="rtl:-scale-x-100" />
        {t('back')}
      </Link>
      <PageHeader title={t('title')} hint={hint} />
      <div
        className={`grid items-start gap-6 pb-10 ${isForClass ? 'lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]' : 'max-w-3xl'}`}
      >
        {isForClass ? (
          <AttendanceCard
            lessonId={lesson.id}
            rows={report.attendance}
            timeZone={timeZone}
            withNames={withNames}
          />
        ) : null}
        <div className="grid gap-6">
          {report.keptUntil.board ? <BoardCard lessonId={lesson.id} /> : null}
          {children}
          <PollsCard polls={report.polls} />
          <MinutesCard lessonId={lesson.id} text={await minutesText(report)} isKept={isKept(report)} />
          <KeepCard
            lessonId={lesson.id}
            keptUntil={report.keptUntil}
            canKeepLonger={report.canKeepLonger}
            timeZone={timeZone}
          />
        </div>
      </div>
    </Messages>
  );
}

const isKept = (report: Report) => report.keptUntil.report !== null;

/** What was written, else the steps of the strip with their times, else the modes: a beginning to write on from. */
async function minutesText({ minutes, phases, steps, timeZone }: Report): Promise<string> {
  if (minutes !== null) return minutes;
  const t = await loadTranslator('reports.minutes');
  const frame = { locale: await loadLocale(), timeZone };
  const kinds = await loadTranslator('strips.kind');
  const parts =
    steps.length > 0
      ? steps.map(({ kind, name, from, to }) => ({ what: name || kinds(kind), from, to }))
      : phases.map(({ mode, from, to }) => ({ what: mode === null ? t('free') : t(mode), from, to }));
  return parts
    .map(({ what, from, to }) =>
      t('line', {
        from: timeWord(from, frame),
        to: timeWord(to, frame),
        mode: what,
      }),
    )
    .join('\n');
}
