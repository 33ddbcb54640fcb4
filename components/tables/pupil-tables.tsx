'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { LiveVideo } from '@/components/classroom/media/live-video';
import { AdultFace } from '@/components/classroom/pupil/lesson/adult-face';
import type { PersonView } from '@/components/classroom/pupil/lesson/people';
import { useOnScreen, useSayOnce } from '@/components/classroom/speech/audio-context';
import { SignAvatar } from '@/components/ui/sign-avatar';
import { Spinner } from '@/components/ui/spinner';
import type { Classroom } from '@/lib/classroom/client/classroom';
import type { LessonFacts, SeatView } from '@/lib/classroom/schema';
import { isStaff } from '@/lib/shared/roles';
import { tableFace, type TablesFact } from '@/lib/tables/schema';
import { PupilChoose } from './pupil-choose';
import { RoundTable } from './round-table';
import { tableStyle, TableSpot } from './table-look';
import styles from './tables.module.css';
import { usePupilTableName } from './use-table-name';

export type PupilTablesProps = {
  readonly classroom: Classroom;
  readonly facts: Partial<LessonFacts>;
  readonly board: LessonFacts['board'];
  readonly tables: NonNullable<TablesFact['now']>;
  readonly teacher: PersonView | null;
  readonly onFailed: () => void;
};

/** The stage of a child while there are tables: choosing one, coming to it, and working there. */
export function PupilTables(props: PupilTablesProps) {
  const { classroom, facts, tables, onFailed } = props;
  const { mine } = tables;
  if (tables.choosing) {
    return <PupilChoose classroom={classroom} facts={facts} tables={tables} onFailed={onFailed} />;
  }
  return mine === null ? null : <AtTable key={mine} {...props} table={mine} />;
}

const arriveMs = 4_000;
// With the editor it is by far the heaviest part.
const TableBoard = lazy(() => import('./table-board').then((module) => ({ default: module.TableBoard })));

/** First where the child is and with whom, then the table's own sheet. */
function AtTable(props: PupilTablesProps & { readonly table: number }) {
  const { classroom, facts, board, tables, table } = props;
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setThere(true), arriveMs);
    return () => clearTimeout(timer);
  }, []);
  const here = tables.tables.find((one) => one.table === table);
  const seats = (facts.seats ?? []).filter(({ number }) => here?.seats.includes(number));
  if (!isThere) return <Arriving table={table} seats={seats} me={facts.lesson?.me.number ?? 0} />;
  return (
    <div className={`${styles.fill} ${styles.place}`} style={tableStyle(table)} data-tables="at">
      <Band {...props} seats={seats} visitors={here?.visitors ?? []} />
      <div className={styles.sheet}>
        <Suspense fallback={<Waiting />}>
          <TableBoard classroom={classroom} facts={facts} board={board} table={table} />
        </Suspense>
      </div>
    </div>
  );
}

function Waiting() {
  return (
    <div className="grid size-full place-items-center">
      <Spinner size={48} />
    </div>
  );
}

type ArrivingProps = { readonly table: number; readonly seats: readonly SeatView[]; readonly me: number };

function Arriving({ table, seats, me }: ArrivingProps) {
  const t = useTranslations('pupilTables');
  const { colour } = tableFace(table);
  const sentence = t(`come.${colour}`);
  useOnScreen('stage', sentence);
  useSayOnce(sentence);
  return (
    <div
      className={`${styles.fill} ${styles.arrive}`}
      style={{ ...tableStyle(table), containerType: 'size' }}
      data-tables="come"
    >
      <p role="status" className={styles.sentence} data-say={sentence}>
        {sentence}
      </p>
      <RoundTable seats={seats} me={me} />
    </div>
  );
}

type BandProps = PupilTablesProps & {
  readonly table: number;
  readonly seats: readonly SeatView[];
  readonly visitors: readonly number[];
};

/** Who is here, who listens, and how long still. */
function Band({ facts, tables, table, seats, visitors, teacher }: BandProps) {
  const t = useTranslations('pupilTables');
  const name = usePupilTableName()(table);
  const adults = (facts.seats ?? []).filter(({ role }) => isStaff(role));
  const nameOf = (number: number | null): string | null =>
    adults.find((seat) => seat.number === number)?.name ?? facts.lesson?.teacherName ?? null;
  const here = visitors.flatMap((number) => nameOf(number) ?? []);
  const [visitor] = here;
  const voice = tables.voice === null ? null : nameOf(tables.voice);
  const sentence = voice
    ? t('voice', { adult: voice })
    : tables.endsAt
      ? t('minute')
      : visitor
        ? t('visit', { adult: visitor })
        : name;
  useOnScreen('row', sentence);
  useSayOnce(sentence === name ? null : sentence);
  const camera = teacher && visitors.includes(teacher.seat.number) ? teacher.media?.camera : null;
  return (
    <div className={styles.band} data-say={sentence}>
      <TableSpot table={table} />
      <p role="status">{sentence}</p>
      <span className={styles.seats}>
        {seats.map(({ number, animal, badge }) => (
          <SignAvatar key={number} animal={animal ?? 'penguin'} badge={badge ?? 'sun'} size={44} />
        ))}
        {here.map((adult) => (
          <span key={adult} className={styles.adult} role="img" aria-label={adult} data-visitor>
            {camera ? <LiveVideo handle={camera} title={adult} /> : <AdultFace size={48} />}
          </span>
        ))}
      </span>
    </div>
  );
}
