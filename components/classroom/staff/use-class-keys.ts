'use client';

import { useEffect, useRef, useState } from 'react';
import { actionOf, createEscapeCount, type KeyAction, type KeyMap } from './key-actions';

export type KeyScope = 'class' | 'board';
type Input = {
  readonly keys: KeyMap;
  readonly isOn: boolean;
  readonly onHelp: () => void;
  readonly onAction: (action: KeyAction) => void;
  /** The key of the own voice: it works while it is held. */
  readonly onVoice: (on: boolean) => void;
  /** Esc three times; it works with the keys switched off, too. */
  readonly onAlarm: () => void;
};

const textFields = 'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable="true"]';
const own = 'dialog, [popover]';
const opened = 'dialog[open], :popover-open';

/** Single letters act for the class only while the focus is neither on the board nor in a field. @returns whose keys they are */
export function useClassKeys(input: Input): KeyScope {
  const [scope, setScope] = useState<KeyScope>('class');
  const latest = useRef(input);
  useEffect(() => {
    latest.current = input;
  });
  useEffect(() => {
    const look = () => setScope(document.activeElement?.closest('.board') ? 'board' : 'class');
    const isThirdEscape = createEscapeCount();
    let held: string | null = null;
    const press = (event: KeyboardEvent) => {
      if (event.repeat) return;
      if (event.key === 'Escape' && !document.querySelector(opened) && isThirdEscape(event.timeStamp)) {
        latest.current.onAlarm();
      }
      const target = event.target instanceof Element ? event.target : document.body;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target.closest(textFields) || target.closest(own)) return;
      if (target.closest('.board')) {
        if (event.key === 'Escape') document.querySelector<HTMLElement>('[data-class-scope]')?.focus();
        return;
      }
      const { keys, isOn, onHelp, onAction, onVoice } = latest.current;
      if (event.key === '?') onHelp();
      if (!isOn) return;
      const key = event.key.toLowerCase();
      const action = actionOf(keys, key);
      if (action === 'voice') {
        held = key;
        onVoice(true);
      } else if (action) onAction(action);
    };
    const letGo = () => {
      if (held !== null) latest.current.onVoice(false);
      held = null;
    };
    const release = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === held) letGo();
    };
    document.addEventListener('focusin', look);
    document.addEventListener('focusout', look);
    document.addEventListener('keydown', press);
    document.addEventListener('keyup', release);
    document.addEventListener('visibilitychange', letGo);
    window.addEventListener('blur', letGo);
    return () => {
      letGo();
      document.removeEventListener('focusin', look);
      document.removeEventListener('focusout', look);
      document.removeEventListener('keydown', press);
      document.removeEventListener('keyup', release);
      document.removeEventListener('visibilitychange', letGo);
      window.removeEventListener('blur', letGo);
    };
  }, []);
  return scope;
}
