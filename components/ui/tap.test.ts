import { describe, expect, it } from 'vitest';
import { createTap, isWithinSlip, tapLockMs } from './tap';

const finger = 7;
const box = { left: 100, top: 100, right: 164, bottom: 164 };

describe('a tap', () => {
  it('counts however long the finger rests', () => {
    const tap = createTap();
    tap.press(finger);
    expect(tap.release({ pointerId: finger, inside: true, now: 60_000 })).toBe(true);
  });

  it('forgives a slip of 24 px and no more', () => {
    expect(isWithinSlip(box, 76, 188)).toBe(true);
    expect(isWithinSlip(box, 75, 150)).toBe(false);
  });

  it('is taken back by lifting the finger elsewhere', () => {
    const tap = createTap();
    tap.press(finger);
    expect(tap.release({ pointerId: finger, inside: false, now: 0 })).toBe(false);
    expect(tap.release({ pointerId: finger, inside: true, now: 1 })).toBe(false);
  });

  it('counts once when a child taps twice', () => {
    const tap = createTap();
    const again = (now: number) => {
      tap.press(finger);
      return tap.release({ pointerId: finger, inside: true, now });
    };
    expect([again(0), again(tapLockMs - 1), again(tapLockMs)]).toEqual([true, false, true]);
  });

  it('comes from a keyboard too, but not from the click after a finger', () => {
    const tap = createTap();
    expect(tap.click({ detail: 1, now: 0 })).toBe(false);
    expect(tap.click({ detail: 0, now: 1 })).toBe(true);
  });

  it('ends with a cancelled pointer', () => {
    const tap = createTap();
    tap.press(finger);
    tap.cancel();
    expect(tap.release({ pointerId: finger, inside: true, now: 0 })).toBe(false);
  });
});
