'use client';

import { useTranslations } from 'use-intl';
import type { WipeRef } from '@/components/boards/page-strip';
import { Icon } from '@/components/ui/icon';
import { SegmentedControl } from '@/components/ui/segmented-control';
import type { ClassroomSnapshot } from '@/lib/classroom/client/classroom';
import { childCameras } from '@/lib/classroom/schema';
import { BarButton } from './bar-button';
import { OwnDevices } from './own-devices';
import { useRoom } from './room-context';
import styles from './staff.module.css';
import type { KeyScope } from './use-class-keys';

type BottomBarProps = {
  readonly snapshot: ClassroomSnapshot;
  readonly wipe: WipeRef;
  readonly scope: KeyScope;
  readonly onHelp: () => void;
};

export function BottomBar({ snapshot, wipe, scope, onHelp }: BottomBarProps) {
  const t = useTranslations('staff.bar');
  const { facts } = snapshot;
  return (
    <footer className={styles.bar} aria-label={t('label')}>
      {facts.lesson?.media ? <OwnDevices media={snapshot.media} /> : null}
      <ClassActions snapshot={snapshot} wipe={wipe} />
      {facts.lesson?.media ? <ChildPictures mode={facts.room?.childCamera ?? 'teacher'} /> : null}
      <button
        type="button"
        aria-keyshortcuts="?"
        aria-label={t(scope === 'board' ? 'keysBoard' : 'keysClass')}
        className="rounded-control hover:bg-sand type-small ms-auto flex min-h-11 min-w-11 items-center justify-center gap-x-2 px-1 max-[1279px]:flex-col"
        onClick={onHelp}
      >
        <span
          aria-hidden
          className="border-line grid size-6 place-items-center rounded border-2 font-semibold"
        >
          ?
        </span>
        <span aria-hidden className="max-[1279px]:hidden">
          {t(scope === 'board' ? 'keysBoard' : 'keysClass')}
        </span>
        <span aria-hidden className="min-[1280px]:hidden">
          {t(scope === 'board' ? 'scopeBoard' : 'scopeClass')}
        </span>
      </button>
    </footer>
  );
}

function ClassActions({ snapshot, wipe }: Pick<BottomBarProps, 'snapshot' | 'wipe'>) {
  const t = useTranslations('staff.bar');
  const { act, isPending } = useRoom();
  const { lesson, board, hands, room } = snapshot.facts;
  const drawing = board?.drawing ?? false;
  return (
    <>
      {lesson?.media ? (
        <BarButton
          icon="mouth-closed"
          word={t('muteAll')}
          isBusy={isPending('media.mute-all')}
          onClick={() => void act('media.mute-all')}
        />
      ) : null}
      <BarButton
        icon="brush"
        word={t('drawing')}
        look={drawing ? 'sun' : 'off'}
        isOn={drawing}
        hint={t(drawing ? 'drawingOn' : 'drawingOff')}
        isBusy={isPending('board.allow')}
        onClick={() => void act('board.allow', { number: null, drawing: !drawing })}
      />
      {room?.stage === 'children' ? null : board?.clearedPageId ? (
        <BarButton
          icon="undo"
          word={t('undoClear')}
          label={t('undoClearLong')}
          look="sun"
          isBusy={isPending('board.undo-clear')}
          onClick={() => void act('board.undo-clear')}
        />
      ) : (
        <BarButton
          icon="rubber"
          word={t('clear')}
          label={t('clearLong')}
          isBusy={isPending('board.clear')}
          onClick={() => wipe.current?.()}
        />
      )}
      {hands && hands.length > 0 ? (
        <BarButton
          icon="hand-clear"
          word={t('handsDown')}
          isBusy={isPending('hands.lower-all')}
          onClick={() => void act('hands.lower-all')}
        />
      ) : null}
    </>
  );
}

function ChildPictures({ mode }: { readonly mode: (typeof childCameras)[number] }) {
  const t = useTranslations('staff.childCamera');
  const { act } = useRoom();
  return (
    <div className="ms-1 grid shrink-0 gap-0.5">
      <span aria-hidden className="type-small text-ink-2 flex items-center gap-1.5">
        <Icon name="eyes" size={16} strokeWidth={2.1} />
        {t('label')}
      </span>
      <SegmentedControl
        label={t('label')}
        labelHidden
        value={mode}
        className="type-small [&_label]:px-2.5"
        options={childCameras.map((value) => ({ value, word: t(value) }))}
        onChange={(value) => void act('room.child-camera', { mode: value })}
      />
    </div>
  );
}
