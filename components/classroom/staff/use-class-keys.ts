'use client';

import { useEffect, useRef, useState } from 'react';
import type { ClassroomSnapshot } from '@/lib/classroom/client/classroom';
import { stages } from '@/lib/classroom/schema';
import type { Room } from './room-context';

export type KeyScope = 'class' | 'board';
type Input = {
  readonly room: Room;
  readonly snapshot: ClassroomSnapshot;
  readonly isOn: boolean;
  readonly onHelp: () => void;
};

const textFields = 'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable="true"]';
const own = 'dialog, [popover]';

/** Single letters act for the class only while the focus is neither on the board nor in a field. @returns whose keys they are */
export function useClassKeys(input: Input): KeyScope {
  const [scope, setScope] = useState<KeyScope>('class');
  const latest = useRef(input);
  useEffect(() => {
    latest.current = input;
  });
  useEffect(() => {
    const look = () => setScope(document.activeElement?.closest('.board') ? 'board' : 'class');
    const press = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : document.body;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (target.closest(textFields) || target.closest(own)) return;
      if (target.closest('.board')) {
        if (event.key === 'Escape') document.querySelector<HTMLElement>('[data-class-scope]')?.focus();
        return;
      }
      if (event.key === '?') latest.current.onHelp();
      else if (latest.current.isOn) runKey(event.key.toLowerCase(), latest.current);
    };
    document.addEventListener('focusin', look);
    document.addEventListener('focusout', look);
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('focusin', look);
      document.removeEventListener('focusout', look);
      document.removeEventListener('keydown', press);
    };
  }, []);
  return scope;
}

function runKey(key: string, { room, snapshot }: Input): void {
  const { classroom, act } = room;
  const { media, facts } = snapshot;
  const hasMedia = facts.lesson?.media === true;
  switch (key) {
    case 'm':
      if (hasMedia) void classroom.setMicrophone(media.microphone.type !== 'on');
      return;
    case 'v':
      if (hasMedia) void classroom.setCamera(media.camera.type !== 'on');
      return;
    case 's':
      if (hasMedia) void classroom.setScreen(media.screen.type !== 'on');
      return;
    case 'n': {
      const next = facts.hands?.find((hand) => !hand.turn);
      if (next) void act('hands.give-turn', { number: next.number }, next.number);
      return;
    }
    case 'b': {
      const at = facts.room ? stages.indexOf(facts.room.stage) : -1;
      if (at >= 0) void act('room.stage', { stage: stages[(at + 1) % stages.length] });
    }
  }
}
