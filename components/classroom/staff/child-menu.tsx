'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ChildTable } from '@/components/tables/child-table';
import { Icon, type IconName } from '@/components/ui/icon';
import { Spinner } from '@/components/ui/spinner';
import { childCameras, type LessonFacts, type SeatView } from '@/lib/classroom/schema';
import { mayDraw } from '../pupil/lesson/may-draw';
import type { Child } from './children';
import { Popover } from './popover';
import { useRoom } from './room-context';
import { useChildName } from './use-child-name';

export type MenuAnchor = { readonly key: string; readonly box: DOMRect };

type ChildMenuProps = {
  readonly child: Child;
  readonly seat: SeatView;
  readonly facts: Partial<LessonFacts>;
  readonly anchor: MenuAnchor;
  readonly onClose: () => void;
};

const width = 288;

/** What can be done for one child at this moment; nothing that would do nothing. */
export function ChildMenu({ child, seat, facts, anchor, onClose }: ChildMenuProps) {
  const t = useTranslations('staff.menu');
  const [sure, setSure] = useState(false);
  const { number } = seat;
  const name = useChildName()(child);
  const draws = mayDraw(facts.board, number);
  const onStage = facts.attention?.spotlight === number;

  return (
    <Popover label={t('title', { name })} box={anchor.box} width={width} onClose={onClose}>
      <p className="type-h2 px-3 py-1">{name}</p>
      {child.hand && !child.hand.turn ? (
        <MenuItem icon="hand-next" word={t('turn')} type="hands.give-turn" {...{ number, onClose }} />
      ) : null}
      {child.hand ? (
        <MenuItem icon="hand-clear" word={t('lower')} type="hands.lower-one" {...{ number, onClose }} />
      ) : null}
      <MenuItem icon="sticker" word={t('praise')} type="praise.give" {...{ number, onClose }} />
      <MenuItem
        icon="star"
        word={t(onStage ? 'offStage' : 'onStage')}
        type="attention.spotlight"
        body={onStage ? { number: null } : {}}
        {...{ number, onClose }}
      />
      {facts.tables?.now ? <ChildTable tables={facts.tables.now} number={number} onClose={onClose} /> : null}
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
      {facts.lesson?.media ? <CameraRule facts={facts} number={number} onClose={onClose} /> : null}
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
    </Popover>
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
      className={`${item} ${danger ? 'bg-coral-tint text-coral' : ''}`}
      onClick={busy ? undefined : () => void act(type, { number, ...body }, number).then(onClose)}
    >
      {busy ? <Spinner size={22} /> : <Icon name={icon} size={22} strokeWidth={2.1} />}
      {word}
    </button>
  );
}

type CameraRuleProps = {
  readonly facts: Partial<LessonFacts>;
  readonly number: number;
  readonly onClose: () => void;
};

/** Who sees this child's picture: as the class has it, or a rule of its own. */
function CameraRule({ facts, number, onClose }: CameraRuleProps) {
  const t = useTranslations('staff.menu');
  const camera = useTranslations('staff.childCamera');
  const { act } = useRoom();
  const own = facts.room?.cameras.find((rule) => rule.number === number)?.mode ?? 'same';
  return (
    <label className="flex min-h-14 items-center gap-3 px-3 font-medium">
      <Icon name="eye-open" size={22} strokeWidth={2.1} />
      <span className="whitespace-nowrap">{t('camera')}</span>
      <select
        value={own}
        className="rounded-control border-line bg-card ms-auto min-h-11 border-2 px-2"
        onChange={({ target: { value } }) => {
          const mode = childCameras.find((one) => one === value) ?? null;
          void act('room.child-camera', { mode, number }, number).then(onClose);
        }}
      >
        <option value="same">{t('cameraSame')}</option>
        {childCameras.map((mode) => (
          <option key={mode} value={mode}>
            {camera(mode)}
          </option>
        ))}
      </select>
    </label>
  );
}
