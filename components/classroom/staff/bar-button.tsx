'use client';

import { Icon, type IconName } from '@/components/ui/icon';
import { Spinner } from '@/components/ui/spinner';
import styles from './staff.module.css';

type BarButtonProps = {
  readonly icon: IconName;
  readonly word: string;
  readonly look?: 'off' | 'on' | 'sun' | 'problem';
  /** A switch says whether it is on; a plain button has no such state. */
  readonly isOn?: boolean | undefined;
  readonly isBusy?: boolean;
  readonly keyShortcut?: string;
  readonly hint?: string | undefined;
  /** Where the word alone would be too little. */
  readonly label?: string;
  readonly onClick: () => void;
};

const looks = {
  off: 'border-2 border-line bg-card text-ink hover:bg-sand',
  on: 'bg-lagoon text-on-fill [--icon-hole:var(--lagoon)]',
  sun: 'border-2 border-ink bg-sun text-on-sun',
  problem: 'border-2 border-dashed border-line bg-sand text-ink',
};

export function BarButton(props: BarButtonProps) {
  const { icon, word, look = 'off', isOn, isBusy = false, keyShortcut, hint, label, onClick } = props;
  return (
    <button
      type="button"
      aria-pressed={isOn}
      aria-busy={isBusy || undefined}
      aria-keyshortcuts={keyShortcut}
      aria-label={label}
      title={hint ?? label}
      className={`${styles.barButton} ${looks[look]}`}
      onClick={isBusy ? undefined : onClick}
    >
      {isBusy ? (
        <Spinner size={26} />
      ) : (
        <Icon name={icon} size={26} strokeWidth={2.1} filled={look === 'on'} />
      )}
      <span className="max-w-full text-center">{word}</span>
    </button>
  );
}
