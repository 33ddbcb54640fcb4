'use client';

import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Icon, type IconName } from '@/components/ui/icon';
import { Spinner } from '@/components/ui/spinner';
import type { LessonFacts, SeatView } from '@/lib/classroom/schema';
import { mayDraw } from '../pupil/lesson/may-draw';
import type { Child } from './children';
import { useRoom } from './room-context';
import { useChildName } from './use-child-name';

export type MenuAnchor = { readonly key: string; readonly box: DOMRect };

type ChildMenuProps = {
  readonly child: Child;
  readonly seat: SeatView;
  readonly board: LessonFacts['board'] | undefined;
  readonly anchor: MenuAnchor;
  readonly onClose: () => void;
};

const width = 264;

/** What can be done for one child at this moment; nothing that would do nothing. */
export function ChildMenu({ child, seat, board, anchor, onClose }: ChildMenuProps) {
  const t = useTranslations('staff.menu');
  const popover = useRef<HTMLDivElement>(null);
  const [sure, setSure] = useState(false);
  const [top, setTop] = useState(anchor.box.bottom);
  const { number } = seat;
  const name = useChildName()(child);
  const draws = mayDraw(board, number);

  useLayoutEffect(() => {
    const element = popover.current;
    element?.showPopover();
    element?.querySelector('button')?.focus();
    return () => {
      if (element?.matches(':popover-open')) element.hidePopover();
    };
  }, []);
  // Its height is known once it is shown, and changes with what can be done.
  useLayoutEffect(() => {
    const height = popover.current?.offsetHeight ?? 0;
    setTop(Math.max(8, Math.min(anchor.box.bottom + 4, window.innerHeight - height - 8)));
  }, [anchor, child]);

  const left = Math.max(8, Math.min(anchor.box.left, window.innerWidth - width - 16));
  return (
    <div
      ref={popover}
      popover="auto"
      role="dialog"
      aria-label={t('title', { name })}
      onToggle={(event) => {
        if (event.newState === 'closed') onClose();
      }}
      className="bg-card text-ink rounded-card shadow-float border-rule fixed m-0 max-h-[calc(100dvh-16px)] gap-1 overflow-y-auto border p-2 open:grid"
      style={{ left, top, width }}
    >
      <p className="type-h2 px-3 py-1">{name}</p>
      {child.hand && !child.hand.turn ? (
        <MenuItem icon="hand-next" word={t('turn')} type="hands.give-turn" {...{ number, onClose }} />
      ) : null}
      {child.hand ? (
        <MenuItem icon="hand-clear" word={t('lower')} type="hands.lower-one" {...{ number, onClose }} />
      ) : null}
      {child.media?.microphoneOn ? (
        <MenuItem icon="mouth-closed" word={t('mute')} type="media.mute" {...{ number, onClose }} />
      ) : null}
      {child.media?.camera ? (
        <MenuItem
          icon="eye-closed"
          word={t('closeCamera')}
          type="media.close-camera"
          {...{ number, onClose }}
        />
      ) : null}
      <MenuItem
        icon="brush"
        word={t(draws ? 'forbidDrawing' : 'allowDrawing')}
        type="board.allow"
        body={{ drawing: !draws }}
        {...{ number, onClose }}
      />
      <MenuItem icon="door" word={t('toBench')} type="seat.to-bench" {...{ number, onClose }} />
      {sure ? (
        <MenuItem icon="trash" word={t('removeSure')} type="seat.remove" danger {...{ number, onClose }} />
      ) : (
        <button type="button" className={item} onClick={() => setSure(true)}>
          <Icon name="x" size={22} strokeWidth={2.1} />
          {t('remove')}
        </button>
      )}
    </div>
  );
}

/** The second step stands where the first one was, and so does the focus. */
function focusIt(element: HTMLButtonElement | null): void {
  element?.focus();
}

const item =
  'rounded-control hover:bg-sand flex min-h-14 w-full items-center gap-3 px-3 text-start font-medium';

type MenuItemProps = {
  readonly icon: IconName;
  readonly word: string;
  readonly type: string;
  readonly number: number;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly danger?: boolean;
  readonly onClose: () => void;
};

/** The menu stays until the server has answered: then it is done, or the refusal is in words. */
function MenuItem({ icon, word, type, number, body, danger = false, onClose }: MenuItemProps) {
  const { act, isPending } = useRoom();
  const busy = isPending(type, number);
  return (
    <button
      type="button"
      ref={danger ? focusIt : undefined}
      aria-busy={busy || undefined}
      className={`${item} ${danger ? 'bg-berry-tint text-berry' : ''}`}
      onClick={busy ? undefined : () => void act(type, { ...body, number }, number).then(onClose)}
    >
      {busy ? <Spinner size={22} /> : <Icon name={icon} size={22} strokeWidth={2.1} />}
      {word}
    </button>
  );
}
