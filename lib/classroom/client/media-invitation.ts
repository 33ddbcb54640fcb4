/**
 * What was on when the class was shut may be turned on again by its owner when the class is open; nothing turns it on by itself.
 * The right, the fact and the media server's own hand come in any order within a moment, so that what went off only just counts.
 */
import type { LessonFacts } from '../schema';
import type { MediaSnapshot } from './media';

export type ClosableDevice = 'microphone' | 'camera';
type Devices = Readonly<Record<ClosableDevice, boolean>>;

const devices = ['microphone', 'camera'] as const;
const oneMomentMs = 3_000;

/** Whether the class is shut for this seat: it is in, or it was sent to the bench by that and comes back with the class. */
const isShut = ({ protection, bench }: Partial<LessonFacts>): boolean => Boolean(protection ?? bench?.shut);

export class Invitation {
  readonly #on = new Set<ClosableDevice>();
  /** When it went off without its owner. */
  readonly #lostAt = new Map<ClosableDevice, number>();
  readonly #shut = new Set<ClosableDevice>();

  /** At every change of the own devices. */
  see(media: Pick<MediaSnapshot, ClosableDevice>): void {
    for (const device of devices) {
      const isOn = media[device].type === 'on';
      if (!isOn && this.#on.has(device)) this.#lostAt.set(device, Date.now());
      if (isOn) this.#on.add(device);
      else this.#on.delete(device);
    }
  }

  /** Its owner has turned it on or off. */
  forget(device: ClosableDevice): void {
    this.#on.delete(device);
    this.#lostAt.delete(device);
    this.#shut.delete(device);
  }

  decline(): void {
    this.#lostAt.clear();
    this.#shut.clear();
  }

  follow(facts: Partial<LessonFacts>, before: Partial<LessonFacts>): void {
    if (!isShut(facts) || isShut(before)) return;
    const since = Date.now() - oneMomentMs;
    for (const device of devices)
      if (this.#on.has(device) || (this.#lostAt.get(device) ?? 0) > since) this.#shut.add(device);
  }

  /** Only once the class is open, and only what the seat may do then. */
  offered(facts: Partial<LessonFacts>): Devices | null {
    const { rights, lesson } = facts;
    if (isShut(facts) || lesson?.me.role !== 'pupil') return null;
    const is = (device: ClosableDevice): boolean => this.#shut.has(device) && rights?.[device] === true;
    const offered = { microphone: is('microphone'), camera: is('camera') };
    return offered.microphone || offered.camera ? offered : null;
  }
}
