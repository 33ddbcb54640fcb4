'use client';

import { type MouseEvent, type PointerEvent, type TouchEvent, useState } from 'react';
import { createTap, isWithinSlip } from './tap';

/** Handlers for a `<button>` that acts when the finger lifts. */
export function useTap(onTap: (() => void) | null | undefined) {
  const [tap] = useState(createTap);
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      tap.press(event.pointerId);
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const inside = isWithinSlip(event.currentTarget.getBoundingClientRect(), event.clientX, event.clientY);
      if (tap.release({ pointerId: event.pointerId, inside, now: event.timeStamp })) onTap?.();
    },
    onPointerCancel() {
      tap.cancel();
    },
    onTouchEnd(event: TouchEvent<HTMLElement>) {
      // Or else the browser's late click lands on whatever the tap has just put in this place.
      if (event.cancelable) event.preventDefault();
    },
    onClick(event: MouseEvent<HTMLElement>) {
      if (tap.click({ detail: event.detail, now: event.timeStamp })) onTap?.();
    },
    onContextMenu(event: MouseEvent<HTMLElement>) {
      event.preventDefault();
    },
  };
}
