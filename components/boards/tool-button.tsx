'use client';

import type { ReactNode } from 'react';
import { Icon, type IconName } from '@/components/ui/icon';
import { useTap } from '@/components/ui/use-tap';

type ToolButtonProps = {
  readonly icon: IconName;
  readonly word: string;
  readonly isOn: boolean;
  readonly onTap: () => void;
  readonly toggle?: boolean;
};

/** A child's board tool: disc of 64 px and its word. On is ink, since lagoon already says "you are heard and seen". */
export function ToolButton({ icon, word, isOn, onTap, toggle = true }: ToolButtonProps) {
  const look = isOn ? 'border-ink bg-ink text-white' : 'border-ink bg-card text-ink';
  return (
    <button
      type="button"
      aria-label={word}
      aria-pressed={toggle ? isOn : undefined}
      className="board-tool tap focus-inside grid h-[86px] w-[76px] justify-items-center"
      {...useTap(onTap)}
    >
      <span className={`grid size-16 place-items-center rounded-full border-3 ${look}`}>
        <Icon name={icon} size={32} />
      </span>
      <span className="board-tool-word type-tool leading-[22px]">{word}</span>
    </button>
  );
}

type ChoiceButtonProps = {
  readonly label: string;
  readonly isOn: boolean;
  readonly onTap: () => void;
  readonly children: ReactNode;
};

/** One of several things to choose from: colour, width, stamp, card. */
export function ChoiceButton({ label, isOn, onTap, children }: ChoiceButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={isOn}
      className={`tap focus-inside border-ink grid size-16 place-items-center rounded-full border-3 ${isOn ? 'bg-ink text-white' : 'bg-card text-ink'}`}
      {...useTap(onTap)}
    >
      {children}
    </button>
  );
}
