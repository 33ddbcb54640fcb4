'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl';
import { timeWord } from '@/components/lessons/time-words';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-look';
import { Card } from '@/components/ui/card';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { SignAvatar } from '@/components/ui/sign-avatar';
import { setAttendance } from '@/lib/reports/actions';
import { countStates } from '@/lib/reports/attendance/rules';
import type { AttendanceRow } from '@/lib/reports/attendance/schema';
import { attendanceStates, type AttendanceState } from '@/lib/shared/attendance';
import { ReportProblemNote } from './report-problem-note';

type Props = {
  readonly lessonId: string;
  readonly rows: readonly AttendanceRow[];
  readonly timeZone: string;
  readonly withNames: boolean;
};

export function AttendanceCard({ lessonId, rows, timeZone, withNames }: Props) {
  const t = useTranslations('reports.attendance');
  if (rows.length === 0) {
    return (
      <Card className="grid gap-2">
        <h2 className="type-h2">{t('title')}</h2>
        <p className="text-ink-2">{t('nobody')}</p>
      </Card>
    );
  }
  const names = withNames ? '&names=1' : '';
  const file = (format: 'csv' | 'pdf') => `/lessons/${lessonId}/report/attendance?format=${format}${names}`;
  return (
    <Card className="grid gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="type-h2">{t('title')}</h2>
        <p className="font-medium" data-testid="attendance-counts">
          {t('counts', countStates(rows))}
        </p>
      </div>
      <p className="type-small text-ink-2">{t('hint')}</p>
      <ul className="divide-rule -my-2 divide-y">
        {rows.map((row) => (
          <AttendanceLine key={row.signId} {...{ lessonId, row, timeZone }} />
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        {/* Files, not pages: the browser must load them itself. */}
        <a href={file('csv')} download className={buttonClass({})}>
          {t('csv')}
        </a>
        <a href={file('pdf')} download className={buttonClass({})}>
          {t('pdf')}
        </a>
        <Link
          href={`/lessons/${lessonId}/report${withNames ? '' : '?names=1'}`}
          scroll={false}
          className={buttonClass({ variant: 'quiet' })}
        >
          {withNames ? t('withoutNames') : t('withNames')}
        </Link>
      </div>
    </Card>
  );
}

type LineProps = {
  readonly lessonId: string;
  readonly row: AttendanceRow;
  readonly timeZone: string;
};

function AttendanceLine({ lessonId, row, timeZone }: LineProps) {
  const t = useTranslations('reports.attendance');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const { submit, busy, problem } = useSubmit((state: AttendanceState | null) =>
    setAttendance({ lessonId, signId: row.signId, state }),
  );
  const sign = ui('sign', { animal: ui(`animal.${row.animal}`), badge: ui(`badge.${row.badge}`) });
  const name = row.firstName ?? sign;
  const time = (at: Date) => timeWord(at, { locale, timeZone });
  const { firstSeenAt, lastSeenAt, minutes } = row;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
      <SignAvatar animal={row.animal} badge={row.badge} size={44} />
      <div className="min-w-40 flex-1">
        <p className="font-medium">{name}</p>
        <p className="type-small text-ink-2">
          {firstSeenAt && lastSeenAt
            ? t('seen', { from: time(firstSeenAt), to: time(lastSeenAt), minutes })
            : t('notSeen')}
          {row.isSilent ? <span className="text-sun-ink ms-2 font-medium">{t('silent')}</span> : null}
          {row.isEdited ? <span className="text-sun-ink ms-2 font-medium">{t('edited')}</span> : null}
        </p>
      </div>
      {row.isEdited ? (
        <Button
          variant="quiet"
          icon="undo"
          busy={busy}
          aria-label={t('undoOf', { name })}
          title={t('undo')}
          onClick={() => submit(null)}
        >
          {null}
        </Button>
      ) : null}
      <SegmentedControl
        label={t('of', { name })}
        labelHidden
        options={attendanceStates.map((value) => ({ value, word: t(value) }))}
        value={row.state}
        disabled={busy}
        onChange={(state) => submit(state)}
      />
      <ReportProblemNote problem={problem} />
    </li>
  );
}
