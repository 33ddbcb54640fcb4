'use client';

import { useTranslations } from 'use-intl';
import type { ClassroomSnapshot } from '@/lib/classroom/client/classroom';
import { ClassButtons } from './class-buttons';
import type { KeyMap } from './key-actions';
import { OwnDevices } from './own-devices';
import styles from './staff.module.css';
import type { KeyScope } from './use-class-keys';
import type { LessonActions } from './use-lesson-actions';
import { VoiceButton } from './voice-button';

type BottomBarProps = {
  readonly snapshot: ClassroomSnapshot;
  readonly actions: LessonActions;
  /** Null: single keys are switched off. */
  readonly keys: KeyMap | null;
  readonly scope: KeyScope;
  readonly onHelp: () => void;
};

export function BottomBar({ snapshot, actions, keys, scope, onHelp }: BottomBarProps) {
  const t = useTranslations('staff.bar');
  const { facts, media } = snapshot;
  const me = facts.lesson?.me.number;
  return (
    <footer className={styles.bar} aria-label={t('label')}>
      {facts.lesson?.media ? (
        <>
          <OwnDevices media={media} actions={actions} keys={keys} />
          <VoiceButton
            isOn={me !== undefined && facts.attention?.voice === me}
            keyShortcut={keys?.voice}
            onVoice={actions.voice}
          />
          <span aria-hidden className={styles.divider} />
        </>
      ) : null}
      <ClassButtons facts={facts} actions={actions} keys={keys} />
      <button
        type="button"
        aria-keyshortcuts="?"
        aria-label={t(scope === 'board' ? 'keysBoard' : 'keysClass')}
        className={styles.keysButton}
        onClick={onHelp}
      >
        <span
          aria-hidden
          className="border-line grid size-6 place-items-center rounded border-2 font-semibold"
        >
          ?
        </span>
        <span aria-hidden className="max-[1439px]:hidden">
          {t(scope === 'board' ? 'keysBoard' : 'keysClass')}
        </span>
        <span aria-hidden className="text-[13px] min-[1440px]:hidden">
          {t(scope === 'board' ? 'scopeBoard' : 'scopeClass')}
        </span>
      </button>
    </footer>
  );
}
