'use client';

import { useTranslations } from 'use-intl';
import { SlatePicture } from '@/components/slates/slate-grid';
import type { Child } from '@/components/classroom/staff/children';
import { PanelButton } from '@/components/classroom/staff/panel-button';
import { useRoom } from '@/components/classroom/staff/room-context';
import { Icon } from '@/components/ui/icon';
import type { LessonFacts } from '@/lib/classroom/schema';
import type { TableFact, TablesFact } from '@/lib/tables/schema';
import { TableFaces } from './table-faces';
import { tableStyle, TableSpot } from './table-look';
import styles from './tables.module.css';
import { useTableName } from './use-table-name';

type TableTileProps = {
  readonly table: TableFact;
  readonly facts: Partial<LessonFacts>;
  readonly byNumber: ReadonlyMap<number, Child>;
  readonly picked: number | null;
  readonly onPick: (number: number) => void;
  /** Puts the picked child here; null: none is picked, or it sits here. */
  readonly onHere: (() => void) | null;
  readonly isVisited: boolean;
  /** Its sheet comes to the class board. */
  readonly onBring: (sheet: TablesFact['sheets'][number]) => void;
};

export function TableTile(props: TableTileProps) {
  const { table: one, facts, byNumber, picked, onPick, onHere, isVisited, onBring } = props;
  const { table, seats } = one;
  const t = useTranslations('tables');
  const { act, isPending, classroom } = useRoom();
  const name = useTableName()(table);
  const sheet = facts.tables?.sheets.find((one) => one.table === table);
  const visit = isVisited ? null : table;
  return (
    <li className={styles.tile} style={tableStyle(table)} data-visited={isVisited} data-table={table}>
      <div className={styles.head}>
        <TableSpot table={table} />
        <span>{name}</span>
        {onHere ? (
          <PanelButton tone="primary" label={t('hereOf', { table: name })} onClick={onHere}>
            {t('here')}
          </PanelButton>
        ) : (
          <PanelButton
            isOn={isVisited}
            onTone="sun"
            isBusy={isPending('tables.visit', table)}
            label={t(isVisited ? 'leaveOf' : 'visitOf', { table: name })}
            onClick={() => void act('tables.visit', { table: visit }, table)}
          >
            {t(isVisited ? 'leave' : 'visit')}
          </PanelButton>
        )}
      </div>
      <div className="flex items-center gap-2">
        <TableFaces numbers={seats} byNumber={byNumber} picked={picked} onPick={onPick} label={name} />
        {sheet ? (
          <button
            type="button"
            aria-label={t('bringOf', { table: name })}
            title={t('bringOne')}
            className="tap rounded-control border-line bg-card hover:bg-sand ms-auto grid size-11 shrink-0 place-items-center border-2"
            onClick={() => onBring(sheet)}
          >
            <Icon name="board" size={22} strokeWidth={2.1} />
          </button>
        ) : null}
      </div>
      {sheet ? (
        <SlatePicture classroom={classroom} stream={sheet.stream} label={t('sheet', { table: name })} />
      ) : null}
    </li>
  );
}
