'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Child } from '@/components/classroom/staff/children';
import { useRoom } from '@/components/classroom/staff/room-context';
import { SlateGrid } from '@/components/slates/slate-grid';
import { tableTile } from '@/components/slates/wall-columns';
import { Button } from '@/components/ui/button';
import type { LessonFacts } from '@/lib/classroom/schema';
import type { TablesFact } from '@/lib/tables/schema';
import { TableFaces } from './table-faces';
import { TableTile } from './table-tile';
import { TableWallBar } from './table-wall-bar';
import styles from './tables.module.css';
import { useBringSheets } from './use-bring-sheets';

type TableWallProps = {
  readonly facts: Partial<LessonFacts>;
  readonly board: LessonFacts['board'];
  readonly tables: NonNullable<TablesFact['now']>;
  readonly byNumber: ReadonlyMap<number, Child>;
  readonly onShut: () => void;
};

/** All tables at once: who sits where, what they draw, who calls for help. */
export function TableWall({ facts, board, tables, byNumber, onShut }: TableWallProps) {
  const t = useTranslations('tables');
  const { act } = useRoom();
  const [picked, setPicked] = useState<number | null>(null);
  const seated = new Set(tables.tables.flatMap(({ seats }) => seats));
  const without = [...byNumber.values()].flatMap(({ seat, place }) =>
    seat && place === 'here' && !seated.has(seat.number) ? [seat.number] : [],
  );
  const pick = (number: number) => setPicked(picked === number ? null : number);
  const move = (table: number | null) => {
    if (picked !== null) void act('tables.move', { number: picked, table }, picked);
    setPicked(null);
  };
  const { bring, isBusy, problem } = useBringSheets({ facts, board, onBrought: onShut });
  const faces = { byNumber, picked, onPick: pick };
  return (
    <section aria-label={t('title')} className={`${styles.fill} ${styles.wall}`} data-tables="wall">
      <TableWallBar tables={tables} me={facts.lesson?.me.number ?? 0} onShut={onShut} />
      <div>
        {without.length > 0 || picked !== null ? (
          <div className={styles.bar}>
            <span className="flex items-center gap-2">
              <span className="type-small">{t('without')}</span>
              <TableFaces {...faces} label={t('without')} numbers={without} />
            </span>
            {picked === null ? null : (
              <>
                <Button onClick={() => move(tables.tables.length + 1)}>{t('newTable')}</Button>
                <Button onClick={() => move(null)}>{t('toClass')}</Button>
              </>
            )}
          </div>
        ) : null}
        <p role="status">{problem ? t(problem) : ''}</p>
      </div>
      <SlateGrid count={tables.tables.length} tile={tableTile} busy={isBusy}>
        {tables.tables.map((one) => (
          <TableTile
            key={one.table}
            {...faces}
            table={one}
            facts={facts}
            isVisited={tables.mine === one.table}
            onBring={(sheet) => bring([sheet])}
            onHere={picked === null || one.seats.includes(picked) ? null : () => move(one.table)}
          />
        ))}
      </SlateGrid>
    </section>
  );
}
