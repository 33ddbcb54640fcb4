'use client';

import { useTranslations } from 'use-intl';
import { Popover } from '@/components/classroom/staff/popover';
import { useRoom } from '@/components/classroom/staff/room-context';
import { Spinner } from '@/components/ui/spinner';
import type { LessonFacts } from '@/lib/classroom/schema';
import { tableWays, type TablesFact, type TableWay } from '@/lib/tables/schema';
import { useBringSheets } from './use-bring-sheets';

type TableMenuProps = {
  readonly box: DOMRect;
  readonly facts: Partial<LessonFacts>;
  readonly tables: TablesFact;
  readonly onLook: () => void;
  /** Hands out slates, or looks at those that are out. */
  readonly onSlates: () => void;
  /** The class board is what she looks at now. */
  readonly onBoard: () => void;
  readonly onClose: () => void;
};

const choice =
  'tap rounded-control border-line bg-card hover:bg-sand min-h-14 border-2 px-3 font-medium disabled:opacity-50';

/** The second tap seats all. What was drawn at the tables comes to the board, also when everybody is back. */
export function TableMenu({ box, facts, tables, onLook, onSlates, onBoard, onClose }: TableMenuProps) {
  const t = useTranslations('tables');
  const slates = useTranslations('slates');
  const { act } = useRoom();
  const open = (how: TableWay) => {
    void act('tables.open', { how });
    onLook();
    onClose();
  };
  return (
    <Popover label={t('title')} box={box} width={344} onClose={onClose}>
      <div className="grid grid-cols-2 gap-2 p-1.5" data-tables="menu">
        {tables.now ? (
          <button
            type="button"
            className={`${choice} col-span-2`}
            onClick={() => {
              onLook();
              onClose();
            }}
          >
            {t('look')}
          </button>
        ) : null}
        {facts.board && tables.sheets.length > 0 ? (
          <BringAll
            facts={facts}
            board={facts.board}
            sheets={tables.sheets}
            onBrought={() => {
              onBoard();
              onClose();
            }}
          />
        ) : null}
        {tables.now ? <p className="col-span-2 font-medium">{t('again')}</p> : null}
        {tableWays.map((how) => (
          <button
            key={how}
            type="button"
            className={choice}
            disabled={how === 'last' && !tables.again}
            onClick={() => open(how)}
          >
            {t(`how.${how}`)}
          </button>
        ))}
        <button
          type="button"
          title={facts.slates?.out ? undefined : slates('handOutHint')}
          className={`${choice} col-span-2`}
          onClick={() => {
            onSlates();
            onClose();
          }}
        >
          {slates(facts.slates?.out ? 'look' : 'handOut')}
        </button>
      </div>
    </Popover>
  );
}

type BringAllProps = {
  readonly facts: Partial<LessonFacts>;
  readonly board: LessonFacts['board'];
  readonly sheets: TablesFact['sheets'];
  readonly onBrought: () => void;
};

function BringAll({ facts, board, sheets, onBrought }: BringAllProps) {
  const t = useTranslations('tables');
  const { bring, isBusy, problem } = useBringSheets({ facts, board, onBrought });
  return (
    <>
      <button
        type="button"
        aria-busy={isBusy || undefined}
        className={`${choice} col-span-2 flex items-center justify-center gap-2`}
        onClick={() => bring(sheets)}
      >
        {isBusy ? <Spinner size={20} /> : null}
        {t('bring')}
      </button>
      <p role="status" className={problem ? 'col-span-2' : 'sr-only'}>
        {problem ? t(problem) : ''}
      </p>
    </>
  );
}
