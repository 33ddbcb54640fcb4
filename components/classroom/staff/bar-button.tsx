'use client';

import type { MouseEvent } from 'react';
import { Icon, type IconName } from '@/components/ui/icon';
import styles from './staff.module.css';

type BarButtonProps = {
  readonly icon: IconName;
  readonly word: string;
  readonly look?: 'off' | 'on' | 'sun' | 'call' | 'problem';
  /** A switch says whether it is on; a plain button has no such state. */
  readonly isOn?: boolean | undefined;
  readonly isBusy?: boolean;
  readonly keyShortcut?: string | undefined;
  readonly hint?: string | undefined;
  /** Where the word alone would be too little. Begins with it. */
  readonly label?: string | undefined;
  /** How many children have what it did. */
  readonly count?: number | null;
  /** What runs out, in the place of the word: a time. */
  readonly digits?: string | null;
  readonly name?: string;
  readonly onClick: (event: MouseEvent<HTMLButtonElement>) => void;
};

const looks = {
  off: 'border-2 border-line bg-card text-ink hover:bg-sand',
  on: 'bg-lagoon text-on-fill [--icon-hole:var(--lagoon)]',
  sun: 'border-2 border-ink bg-sun text-on-sun',
  call: 'border-2 border-on-sun bg-sun text-on-sun',
  problem: 'border-2 border-dashed border-line bg-sand text-ink',
};

/** One of the big buttons below the lesson. It looks taken before the server has answered. */
export function BarButton(props: BarButtonProps) {
  const { icon, word, look = 'off', isOn, isBusy = false, keyShortcut, hint, label, onClick } = props;
  const { count = null, digits = null, name } = props;
  return (
    <button
      type="button"
      aria-pressed={isOn}
      aria-busy={isBusy || undefined}
      aria-keyshortcuts={keyShortcut}
      aria-label={label}
      title={hint ?? label}
      data-bar={name}
      className={`tap ${styles.barButton} ${looks[look]} ${isBusy ? styles.taken : ''} ${isOn && look === 'call' ? styles.held : ''}`}
      onClick={onClick}
    >
      <Icon name={icon} size={26} strokeWidth={2.1} filled={look === 'on'} />
      {digits ? (
        <span className="digits text-[17px] leading-4 font-bold">{digits}</span>
      ) : (
        <span className="max-w-full text-center">{word}</span>
      )}
      {count === null ? null : (
        <span aria-hidden className={styles.count}>
          {count}
        </span>
      )}
    </button>
  );
}
