'use client';

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import styles from './staff.module.css';

type VoiceButtonProps = {
  /** The lesson says that this voice is above the others. */
  readonly isOn: boolean;
  readonly keyShortcut: string | undefined;
  readonly onVoice: (on: boolean) => void;
};

/** Works while it is held; letting go, leaving or losing the window ends it. A click without a press switches it. */
export function VoiceButton({ isOn, keyShortcut, onVoice }: VoiceButtonProps) {
  const t = useTranslations('staff.bar');
  const held = useRef(false);
  const latest = useRef(onVoice);
  useEffect(() => {
    latest.current = onVoice;
  });
  const [hold, letGo] = useState(() => {
    const set = (on: boolean) => {
      if (held.current !== on) latest.current(on);
      held.current = on;
    };
    return [() => set(true), () => set(false)] as const;
  })[0];
  useEffect(() => {
    window.addEventListener('blur', letGo);
    document.addEventListener('visibilitychange', letGo);
    return () => {
      letGo();
      window.removeEventListener('blur', letGo);
      document.removeEventListener('visibilitychange', letGo);
    };
  }, [letGo]);
  const isHoldKey = ({ key }: KeyboardEvent) => key === ' ' || key === 'Enter';
  return (
    <button
      type="button"
      aria-pressed={isOn}
      aria-keyshortcuts={keyShortcut}
      title={t('voiceHint')}
      className={`tap ${styles.barButton} ${isOn ? 'bg-lagoon text-on-fill' : 'border-line bg-card text-ink hover:bg-sand border-2'}`}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        hold();
      }}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onLostPointerCapture={letGo}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (!isHoldKey(event)) return;
        event.preventDefault();
        if (!event.repeat) hold();
      }}
      onKeyUp={(event) => {
        if (!isHoldKey(event)) return;
        event.preventDefault();
        letGo();
      }}
      onBlur={letGo}
      onClick={({ detail }) => {
        // Speech control and screen readers only click: then it is a switch. The server ends a forgotten one.
        if (detail === 0) onVoice(!isOn);
      }}
    >
      <Icon name="bell" size={26} strokeWidth={2.1} />
      <span>{t('voice')}</span>
    </button>
  );
}
