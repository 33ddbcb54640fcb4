'use client';

import type { CSSProperties } from 'react';
import type { DataAttributes } from './data-attributes';
import { Icon, type IconName } from './icon';
import { useTap } from './use-tap';

export type DiscState = 'off' | 'on' | 'asleep';

type DiscProps = {
  readonly icon: IconName;
  readonly size?: 64 | 72 | 80 | 88 | 96 | 104 | 112 | 116;
  readonly state?: DiscState;
  readonly tone?: 'lagoon' | 'sun';
  /** Own microphone level, 0 to 1, drawn as a ring inside a lit disc. */
  readonly level?: number | undefined;
};

type DiscButtonProps = DataAttributes &
  DiscProps & {
    readonly label: string;
    /** `hidden` keeps the word for screen readers and speech only (64 px discs in the strip). */
    readonly labelSize?: 'large' | 'small' | 'hidden';
    /** A plain button (door, help) has no pressed state. */
    readonly toggle?: boolean;
    readonly onTap?: (() => void) | null | undefined;
    readonly onAsleepTap?: (() => void) | undefined;
    readonly className?: string;
  };

const labelLooks = { large: 'type-label mt-1', small: 'type-label-small', hidden: 'sr-only' };

/** The round control of a pupil's rail. Asleep it stays where it is and explains itself when tapped. */
export function DiscButton(props: DiscButtonProps) {
  const { icon, size, state = 'off', tone, level, label, labelSize = 'large', ...others } = props;
  const { toggle = false, onTap, onAsleepTap, className, ...data } = others;
  const asleep = state === 'asleep';
  const tap = useTap(asleep ? onAsleepTap : onTap);
  return (
    <button
      type="button"
      {...data}
      {...tap}
      aria-pressed={toggle ? state === 'on' : undefined}
      aria-disabled={asleep ? true : undefined}
      data-state={state}
      className={`tap focus-inside inline-grid min-w-16 justify-items-center ${className ?? ''}`}
    >
      <Disc icon={icon} state={state} {...(size ? { size } : {})} {...(tone ? { tone } : {})} level={level} />
      <span className={`${labelLooks[labelSize]} ${asleep ? 'text-ink-2' : ''}`}>{label}</span>
    </button>
  );
}

const discLooks = {
  off: 'border-ink bg-card text-ink',
  asleep: 'border-line bg-sand text-ink-2',
  lagoon: 'border-ink bg-lagoon text-on-fill',
  sun: 'border-ink bg-sun text-on-sun',
};

type DiscStyle = CSSProperties & { '--icon-hole'?: string };

/** Only the picture; it does nothing when tapped. */
export function Disc({ icon, size = 88, state = 'off', tone = 'lagoon', level }: DiscProps) {
  const on = state === 'on';
  const style: DiscStyle = { width: size, height: size, '--icon-hole': `var(--${tone})` };
  if (on && level !== undefined) {
    const ring = 3 + Math.round(Math.min(1, Math.max(0, level)) * 6);
    style.boxShadow = `inset 0 0 0 3px var(--${tone}), inset 0 0 0 ${ring}px var(--on-fill)`;
  }
  return (
    <span
      className={`focus-target relative grid place-items-center rounded-full border-3 ${discLooks[on ? tone : state]}`}
      style={style}
    >
      <Icon name={icon} size={size / 2} filled={on} fill={on && tone === 'sun' ? '#fff' : undefined} />
      {state === 'asleep' ? (
        <span className="border-line bg-paper absolute -end-1.5 -bottom-1 grid size-7.5 place-items-center rounded-full border-2">
          <Icon name="sleep" size={18} />
        </span>
      ) : null}
    </span>
  );
}
