'use client';

import { useTranslations } from 'use-intl';
import type { WipeRef } from '@/components/boards/page-strip';
import { Icon, type IconName } from '@/components/ui/icon';
import type { LessonFacts } from '@/lib/classroom/schema';
import { useRoom } from './room-context';

type BoardButtonsProps = {
  readonly board: LessonFacts['board'];
  readonly wipe: WipeRef;
  readonly slates: { readonly out: boolean; readonly onTap: () => void };
};

/** Who may draw, a clean board, and a board for each child: beside the board, where its pages are. */
export function BoardButtons({ board, wipe, slates }: BoardButtonsProps) {
  const t = useTranslations('staff.bar');
  const slate = useTranslations('slates');
  const { act, wanted, isPending } = useRoom();
  const drawing = (wanted('board.allow')?.drawing ?? board.drawing) === true;
  return (
    <div className="absolute start-3 bottom-16 z-300 grid justify-items-start gap-1.5 max-[599px]:static max-[599px]:flex max-[599px]:gap-1 max-[599px]:p-1.5">
      <BoardButton
        icon="brush"
        word={t('drawing')}
        isOn={drawing}
        hint={t(drawing ? 'drawingOn' : 'drawingOff')}
        onClick={() => void act('board.allow', { number: null, drawing: !drawing })}
      />
      {board.clearedPageId ? (
        <BoardButton
          icon="undo"
          word={t('undoClear')}
          label={t('undoClearLong')}
          isSun
          isBusy={isPending('board.undo-clear')}
          onClick={() => void act('board.undo-clear')}
        />
      ) : (
        <BoardButton
          icon="rubber"
          word={t('clear')}
          label={t('clearLong')}
          isBusy={isPending('board.clear')}
          onClick={() => wipe.current?.()}
        />
      )}
      <BoardButton
        icon="tiles"
        word={slate('word')}
        label={slate(slates.out ? 'look' : 'handOut')}
        hint={slates.out ? slate('look') : slate('handOutHint')}
        isSun={slates.out}
        isBusy={isPending('slates.hand-out')}
        onClick={slates.onTap}
      />
    </div>
  );
}

type BoardButtonProps = {
  readonly icon: IconName;
  readonly word: string;
  readonly isOn?: boolean;
  readonly isSun?: boolean;
  readonly isBusy?: boolean;
  readonly hint?: string;
  readonly label?: string;
  readonly onClick: () => void;
};

function BoardButton(props: BoardButtonProps) {
  const { icon, word, isOn, isSun = false, isBusy = false, hint, label, onClick } = props;
  return (
    <button
      type="button"
      aria-pressed={isOn}
      aria-busy={isBusy || undefined}
      aria-label={label}
      title={hint ?? label}
      className={`tap rounded-control type-small flex min-h-11 items-center gap-2 border-2 px-3 font-medium whitespace-nowrap max-[599px]:gap-1 max-[599px]:px-2 ${
        isOn || isSun ? 'border-ink bg-sun text-on-sun' : 'border-line bg-card text-ink hover:bg-sand'
      }`}
      onClick={isBusy ? undefined : onClick}
    >
      <Icon name={icon} size={20} strokeWidth={2.1} />
      {word}
    </button>
  );
}
