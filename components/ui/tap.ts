/** A child's finger slips and taps twice; a tap forgives both. */
export const tapSlipPx = 24;
export const tapLockMs = 400;

type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

export const isWithinSlip = (box: Box, x: number, y: number) =>
  x >= box.left - tapSlipPx &&
  x <= box.right + tapSlipPx &&
  y >= box.top - tapSlipPx &&
  y <= box.bottom + tapSlipPx;

/** The state of one control between finger down and finger up. How long it is held plays no role. */
export function createTap() {
  let pressed: number | null = null;
  let lockedUntil = -Infinity;

  function act(now: number): boolean {
    if (now < lockedUntil) return false;
    lockedUntil = now + tapLockMs;
    return true;
  }

  return {
    press(pointerId: number) {
      pressed = pointerId;
    },
    /** True if this release is the tap. */
    release({ pointerId, inside, now }: { pointerId: number; inside: boolean; now: number }): boolean {
      if (pressed !== pointerId) return false;
      pressed = null;
      return inside && act(now);
    },
    cancel() {
      pressed = null;
    },
    /** Keyboard, switch control and assistive technology come as a click without a pointer. */
    click({ detail, now }: { detail: number; now: number }): boolean {
      return detail === 0 && act(now);
    },
  };
}
