'use client';

import type { CSSProperties } from 'react';
import { useTranslations } from 'use-intl';
import { useOnScreen, useSayOnce } from '@/components/classroom/speech/audio-context';
import { SignAvatar } from '@/components/ui/sign-avatar';
import { useTap } from '@/components/ui/use-tap';
import type { Classroom } from '@/lib/classroom/client/classroom';
import type { LessonFacts, SeatView } from '@/lib/classroom/schema';
import type { TablesFact } from '@/lib/tables/schema';
import { tableStyle, TableSpot } from './table-look';
import styles from './tables.module.css';
import { usePupilTableName, useTableColour } from './use-table-name';

/** More names of tables than this are too many words for one screen; then their colours, numbers and the ear must do. */
const mostWords = 4;

type PupilChooseProps = {
  readonly classroom: Classroom;
  readonly facts: Partial<LessonFacts>;
  readonly tables: NonNullable<TablesFact['now']>;
  readonly onFailed: () => void;
};

/** All tables with who sits there; a tap is the choice, and another one changes it. */
export function PupilChoose({ classroom, facts, tables, onFailed }: PupilChooseProps) {
  const t = useTranslations('pupilTables');
  useOnScreen('stage', t('choose'));
  useSayOnce(t('choose'));
  const choose = async (table: number) => {
    const done = await classroom.send('tables.choose', { table });
    if (!done.ok) onFailed();
  };
  const many = tables.tables.length > mostWords;
  const columns = Math.ceil(Math.sqrt(tables.tables.length));
  return (
    <div className={`${styles.fill} ${styles.choices}`} data-tables="choose">
      <p className={styles.sentence}>{t('choose')}</p>
      <div className={styles.choiceGrid} data-many={many} style={{ '--columns': columns } as CSSProperties}>
        {tables.tables.map(({ table, seats }) => (
          <Choice
            key={table}
            table={table}
            isMine={tables.mine === table}
            hasWord={!many}
            seats={(facts.seats ?? []).filter(({ number }) => seats.includes(number))}
            onTap={() => void choose(table)}
          />
        ))}
      </div>
    </div>
  );
}

type ChoiceProps = {
  readonly table: number;
  readonly isMine: boolean;
  readonly hasWord: boolean;
  readonly seats: readonly SeatView[];
  readonly onTap: () => void;
};

function Choice({ table, isMine, hasWord, seats, onTap }: ChoiceProps) {
  const name = usePupilTableName()(table);
  const colour = useTableColour()(table);
  const tap = useTap(onTap);
  return (
    <button
      type="button"
      className={`tap ${styles.choice}`}
      style={tableStyle(table)}
      aria-pressed={isMine}
      aria-label={name}
      data-say={name}
      data-tap="tables.choose"
      {...tap}
    >
      <span>
        <TableSpot table={table} />
        {hasWord ? colour : null}
      </span>
      <span className={styles.faces}>
        {seats.map(({ number, animal, badge }) => (
          <SignAvatar key={number} animal={animal ?? 'penguin'} badge={badge ?? 'sun'} size={52} />
        ))}
      </span>
    </button>
  );
}
