'use client';

import { useTranslations } from 'use-intl';
import { PanelButton } from '@/components/classroom/staff/panel-button';
import { useRoom } from '@/components/classroom/staff/room-context';
import { Icon } from '@/components/ui/icon';
import type { TablesFact } from '@/lib/tables/schema';
import { useTableName } from './use-table-name';

type ChildTableProps = {
  readonly tables: NonNullable<TablesFact['now']>;
  readonly number: number;
  readonly onClose: () => void;
};

/** Where this child sits, another place for it, and the way to it. */
export function ChildTable({ tables, number, onClose }: ChildTableProps) {
  const t = useTranslations('tables');
  const { act, isPending } = useRoom();
  const nameOf = useTableName();
  const table = tables.tables.find(({ seats }) => seats.includes(number))?.table ?? null;
  const visit = async (at: number | null) => {
    await act('tables.visit', { table: at }, table ?? undefined);
    onClose();
  };
  const isThere = table !== null && tables.mine === table;
  return (
    <div className="flex min-h-14 items-center gap-2 px-3">
      <Icon name="tables" size={22} strokeWidth={2.1} />
      <select
        aria-label={t('tableOf')}
        value={table ?? ''}
        className="rounded-control border-line bg-card min-h-11 min-w-0 flex-1 border-2 px-2 font-medium"
        onChange={({ target: { value } }) =>
          void act('tables.move', { number, table: value === '' ? null : Number(value) }, number).then(
            onClose,
          )
        }
      >
        <option value="">{t('toClass')}</option>
        {tables.tables.map((one) => (
          <option key={one.table} value={one.table}>
            {nameOf(one.table)}
          </option>
        ))}
      </select>
      {table === null ? null : (
        <PanelButton
          isOn={isThere}
          onTone="sun"
          isBusy={isPending('tables.visit', table)}
          label={t(isThere ? 'leaveOf' : 'visitOf', { table: nameOf(table) })}
          onClick={() => void visit(isThere ? null : table)}
        >
          {t(isThere ? 'leave' : 'visit')}
        </PanelButton>
      )}
    </div>
  );
}
