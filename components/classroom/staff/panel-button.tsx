'use client';

import type { ReactNode } from 'react';
import { Spinner } from '@/components/ui/spinner';

type PanelButtonProps = {
  readonly children: ReactNode;
  /** With the name of the child, for who cannot see the row. Begins with the visible word. */
  readonly label?: string;
  readonly tone?: 'primary' | 'plain' | 'plum';
  readonly isOn?: boolean;
  /** How it looks while it is on. */
  readonly onTone?: 'plum' | 'sun';
  readonly isBusy?: boolean;
  readonly className?: string;
  readonly onClick: () => void;
};

const looks = {
  primary: 'bg-lagoon text-on-fill font-semibold',
  plain: 'bg-card text-ink border-2 border-line font-medium',
  plum: 'bg-card text-ink border-2 border-plum font-medium',
};

const onLooks = { plum: '!bg-plum !text-on-fill', sun: '!bg-sun !text-on-sun !border-on-sun' };

/** A button in a row of the panel. Busy: its answer is on the way. */
export function PanelButton(props: PanelButtonProps) {
  const {
    children,
    label,
    tone = 'plain',
    isOn,
    onTone = 'plum',
    isBusy = false,
    className,
    onClick,
  } = props;
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={isOn}
      aria-busy={isBusy || undefined}
      onClick={isBusy ? undefined : onClick}
      className={`tap rounded-control inline-flex min-h-11 min-w-[84px] items-center justify-center gap-2 px-3 ${looks[tone]} ${isOn ? onLooks[onTone] : ''} ${className ?? ''}`}
    >
      {isBusy ? <Spinner size={18} /> : null}
      {children}
    </button>
  );
}
