import 'server-only';
import { singleton } from './singleton';

/**
 * Picture codes are short, so guessing them is made slow, never impossible for others: one device gets pauses, and the answers
 * of an address, of a code and of the whole server come later and later while wrong tries pile up. Right and wrong ones wait
 * alike. There is no lock: whoever guesses from inside a school makes its door slower, and cannot crowd out devices that have
 * been at the door before.
 */
export type PictureTry = { readonly device: string; readonly address: string; readonly code: string };
export type Tried<T> = { readonly type: 'pause' } | { readonly type: 'answer'; readonly found: T | null };

const triesPerPause = 5;
const pauseMs = 30_000;
const pauseMaxMs = 5 * 60_000;
const forgiveMs = 60 * 60_000;
const devicesMax = 20_000;
const keysMax = 20_000;

/** Wrong tries that are forgiven (a class with an old code on the wall is thirty), what each more costs, and the longest wait. */
const address = { free: 60, stepMs: 200, maxMs: 10_000 };
const code = { free: 60, stepMs: 100, maxMs: 3000 };
const server = { free: 600, stepMs: 20, maxMs: 3000 };
const fadeMs = 10 * 60_000; // so long until `free` wrong tries are forgotten

/**
 * How many tries of one address may be held back at a time. Being a new device costs nothing, so few are let through: so few
 * that all the tries they then have as good ones never fill the lane of the good.
 */
const heldMax = { fresh: 5, good: 100, paused: 5 };

type Device = {
  readonly wrong: number;
  readonly pauses: number;
  readonly until: number;
  readonly at: number;
  readonly isBusy: boolean;
};

export class PictureLimits {
  readonly #devices = new Map<string, Device>();
  readonly #addresses = new FadingCounts(address.free / fadeMs);
  readonly #codes = new FadingCounts(code.free / fadeMs);
  readonly #server = new FadingCounts(server.free / fadeMs);
  readonly #held = new Map<string, number>();

  /** Looks the code up when it is this try's turn. */
  async attempt<T>(by: PictureTry, look: () => Promise<T | null>): Promise<Tried<T>> {
    const now = Date.now();
    const known = this.#known(by.device, now);
    const device = known ?? { wrong: 0, pauses: 0, until: 0, at: now, isBusy: false };
    if (device.isBusy || device.until > now) return { type: 'pause' };
    const lane = known === null ? 'fresh' : device.pauses > 0 ? 'paused' : 'good';
    const waitMs = this.#delay(by, now);
    this.#count(by, 1); // until it turns out right, so that a hundred at the same moment are not free
    this.#remember(by.device, { ...device, isBusy: true });
    let found: T | null = null;
    try {
      if (waitMs > 0 && !(await this.#hold(`${lane} ${by.address}`, heldMax[lane], waitMs))) {
        if (known === null) this.#devices.delete(by.device);
        this.#count(by, -1);
        return { type: 'pause' };
      }
      found = await look();
    } catch (error) {
      this.#count(by, -1);
      throw error;
    } finally {
      if (this.#devices.has(by.device)) this.#remember(by.device, { ...device, isBusy: false });
    }
    // A right try forgives nothing: who knows one code could guess at others for ever.
    if (found === null) this.#countWrong(by.device, device);
    else this.#count(by, -1);
    return { type: 'answer', found };
  }

  #known(name: string, now: number): Device | null {
    const device = this.#devices.get(name);
    if (!device) return null;
    const isForgiven = !device.isBusy && now - device.at > forgiveMs;
    return isForgiven ? { ...device, wrong: 0, pauses: 0, until: 0 } : device;
  }

  /** False: too many are held back already. */
  async #hold(lane: string, max: number, waitMs: number): Promise<boolean> {
    const held = this.#held.get(lane) ?? 0;
    if (held >= max) return false;
    this.#held.set(lane, held + 1);
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    const left = (this.#held.get(lane) ?? 1) - 1;
    if (left > 0) this.#held.set(lane, left);
    else this.#held.delete(lane);
    return true;
  }

  #delay(by: PictureTry, now: number): number {
    const over = (count: number, limit: typeof address) =>
      Math.min(limit.maxMs, Math.max(0, count - limit.free) * limit.stepMs);
    return Math.max(
      over(this.#addresses.level(by.address, now), address),
      over(this.#codes.level(by.code, now), code),
      over(this.#server.level('', now), server),
    );
  }

  #count(by: PictureTry, change: 1 | -1): void {
    const now = Date.now();
    this.#addresses.add(by.address, change, now);
    this.#codes.add(by.code, change, now);
    this.#server.add('', change, now);
  }

  #countWrong(name: string, device: Device): void {
    const now = Date.now();
    const wrong = device.wrong + 1;
    const isPause = wrong >= triesPerPause;
    const until = isPause ? now + Math.min(pauseMaxMs, pauseMs * 2 ** device.pauses) : 0;
    this.#remember(name, {
      wrong: isPause ? 0 : wrong,
      pauses: device.pauses + (isPause ? 1 : 0),
      until,
      at: now,
      isBusy: false,
    });
  }

  /** Bounded: the device that was quiet the longest is forgotten. */
  #remember(name: string, device: Device): void {
    this.#devices.delete(name);
    this.#devices.set(name, device);
    forgetOldest(this.#devices, devicesMax);
  }
}

/** Counts that fade by themselves. */
class FadingCounts {
  readonly #perMs: number;
  readonly #counts = new Map<string, { readonly level: number; readonly at: number }>();

  constructor(perMs: number) {
    this.#perMs = perMs;
  }

  level(key: string, now: number): number {
    const count = this.#counts.get(key);
    return count ? Math.max(0, count.level - (now - count.at) * this.#perMs) : 0;
  }

  add(key: string, change: 1 | -1, now: number): void {
    const level = Math.max(0, this.level(key, now) + change);
    this.#counts.delete(key);
    if (level > 0) this.#counts.set(key, { level, at: now });
    forgetOldest(this.#counts, keysMax);
  }
}

function forgetOldest(map: Map<string, unknown>, max: number): void {
  if (map.size <= max) return; // looking for the oldest is what costs
  for (const key of map.keys()) {
    map.delete(key);
    return;
  }
}

export const pictureLimits = (): PictureLimits => singleton('picture-limits', () => new PictureLimits());
