'use client';

import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';

type PopoverProps = {
  readonly label: string;
  /** Where the control is that opened it. */
  readonly box: DOMRect;
  readonly width: number;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

const gap = 4;
const margin = 8;

/** A small card beside the control that opened it, whole on the screen; Escape and a tap elsewhere close it. */
export function Popover({ label, box, width, onClose, children }: PopoverProps) {
  const popover = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(box.bottom);
  useLayoutEffect(() => {
    const element = popover.current;
    element?.showPopover();
    element?.querySelector<HTMLElement>('button, input')?.focus();
    return () => {
      if (element?.matches(':popover-open')) element.hidePopover();
    };
  }, []);
  // The control it stands beside is elsewhere now.
  useEffect(() => {
    window.addEventListener('resize', onClose);
    return () => window.removeEventListener('resize', onClose);
  });
  // Its height is known once it is shown, and changes with what can be done.
  useLayoutEffect(() => {
    const height = popover.current?.offsetHeight ?? 0;
    const below = box.bottom + gap;
    const fits = below + height + margin <= window.innerHeight;
    const above = box.top - gap - height;
    setTop(fits ? below : Math.max(margin, above >= margin ? above : window.innerHeight - height - margin));
  }, [box, children]);
  const left = Math.max(margin, Math.min(box.left, window.innerWidth - width - 2 * margin));
  return (
    <div
      ref={popover}
      popover="auto"
      role="dialog"
      aria-label={label}
      onToggle={(event) => {
        if (event.newState === 'closed') onClose();
      }}
      className="bg-card text-ink rounded-card shadow-float border-rule fixed m-0 max-h-[calc(100dvh-16px)] gap-1 overflow-y-auto border p-2 open:grid"
      style={{ left, top, width }}
    >
      {children}
    </div>
  );
}
