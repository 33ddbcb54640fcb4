'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Icon } from './icon';

type DialogProps = {
  readonly open: boolean;
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the primary one last. */
  readonly actions?: ReactNode;
  readonly wide?: boolean;
};

/** The native element traps focus, closes with Escape and gives the focus back by itself. */
export function Dialog({ open, title, closeLabel, onClose, children, actions, wide }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();

  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);

  return (
    <dialog
      ref={ref}
      aria-labelledby={id}
      onClose={() => {
        if (open) onClose();
      }}
      className={`rounded-stage bg-card text-ink shadow-float m-auto max-h-[90dvh] w-[calc(100%-32px)] p-6 backdrop:bg-[rgb(34_48_60/0.4)] ${
        wide ? 'max-w-3xl' : 'max-w-lg'
      }`}
    >
      <div className="mb-4 flex items-start justify-between gap-4">
        <h2 id={id} className="type-card-title">
          {title}
        </h2>
        <button
          type="button"
          aria-label={closeLabel}
          onClick={onClose}
          className="rounded-control hover:bg-sand -me-2 -mt-2 grid size-11 shrink-0 place-items-center"
        >
          <Icon name="x" size={22} strokeWidth={2.1} />
        </button>
      </div>
      {open ? children : null}
      {actions ? <div className="mt-6 flex flex-wrap justify-end gap-3">{actions}</div> : null}
    </dialog>
  );
}
