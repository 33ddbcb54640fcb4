/** Own microphone, camera and screen: what is on, what is starting, what went wrong. Only a person's tap turns one on. */
import type { Room } from 'livekit-client';
import type { DeviceState } from './media';
import { deviceProblem, type Livekit } from './media-livekit';

export type Device = 'microphone' | 'camera' | 'screen';

type Seen = { readonly livekit: Livekit; readonly room: Room };
type Reason = 'denied' | 'missing' | 'busy';

/** Who was just called may tap before the media server has heard of the right; so long its yes is on the way. */
const rightWithinMs = 3_000;

export class Devices {
  readonly #onChange: () => void;
  readonly #starting = new Set<Device>();
  readonly #problems = new Map<Device, Reason>();
  readonly #queues = new Map<Device, Promise<void>>();
  /** What its owner tapped last. */
  readonly #wishes = new Map<Device, boolean>();

  constructor(onChange: () => void) {
    this.#onChange = onChange;
    browserDevices()?.addEventListener('devicechange', this.#onPlugged);
  }

  close(): void {
    browserDevices()?.removeEventListener('devicechange', this.#onPlugged);
  }

  /** Something was plugged in: what was missing may be there now. Its owner's tap tries again, nothing starts by itself. */
  #onPlugged = (): void => {
    const missing = [...this.#problems].filter(([, reason]) => reason === 'missing');
    for (const [device] of missing) this.#problems.delete(device);
    if (missing.length > 0) this.#onChange();
  };

  /** Taps on one device are done one after the other; the last one wins. */
  switch(seen: Seen, device: Device, on: boolean): Promise<void> {
    this.#wishes.set(device, on);
    const before = this.#queues.get(device) ?? Promise.resolve();
    const done = before.then(() => this.#switch(seen, device, on));
    this.#queues.set(device, done);
    return done;
  }

  /** Tapped before there was a room: no lost tap, it is done with the first one, if its owner still wants it. */
  async switchEarly(first: Promise<Seen | null>, device: Device, on: boolean): Promise<void> {
    this.#wishes.set(device, on);
    if (on) this.#starting.add(device);
    else this.#starting.delete(device);
    this.#onChange();
    const seen = await first;
    if (this.#wishes.get(device) !== on) return;
    if (seen) return this.switch(seen, device, on);
    this.#starting.delete(device);
    this.#onChange();
  }

  state(seen: Seen | null, device: Device): DeviceState {
    if (seen && isOn(seen, device)) {
      return { type: 'on' };
    }
    if (this.#starting.has(device)) {
      return { type: 'starting' };
    }
    const reason = this.#problems.get(device);
    return reason ? { type: 'problem', reason } : { type: 'off' };
  }

  async #switch(seen: Seen, device: Device, on: boolean): Promise<void> {
    this.#problems.delete(device);
    if (on) {
      this.#starting.add(device);
    }
    this.#onChange();
    try {
      await (on ? this.#turnOn(seen, device) : apply(seen.room, device, false));
    } catch (error) {
      const reason = deviceProblem(error);
      // who closes the browser's choice of screens has changed their mind: that is no problem
      if (on && reason && !(device === 'screen' && reason === 'denied')) {
        this.#problems.set(device, reason);
      }
    } finally {
      this.#starting.delete(device);
      this.#onChange();
    }
  }

  /** Tries again when the own rights change in time; what is wrong with the device itself is said at once. */
  async #turnOn(seen: Seen, device: Device): Promise<void> {
    const until = Date.now() + rightWithinMs;
    for (;;) {
      const rights = nextRights(seen, Math.max(0, until - Date.now()));
      try {
        return await apply(seen.room, device, true);
      } catch (error) {
        const mayChange = deviceProblem(error) === null && (await rights.came);
        if (!mayChange || this.#wishes.get(device) !== true) throw error;
      } finally {
        rights.stop();
      }
    }
  }
}

/** A change of the own rights at the media server. Heard from the call on, asked for later. */
function nextRights({ livekit, room }: Seen, withinMs: number) {
  const event = livekit.RoomEvent.ParticipantPermissionsChanged;
  let settle: (changed: boolean) => void = () => undefined;
  const came = new Promise<boolean>((resolve) => (settle = resolve));
  const hear = (_: unknown, { identity }: { readonly identity: string }): void => {
    if (identity === room.localParticipant.identity) settle(true);
  };
  const timer = setTimeout(() => settle(false), withinMs);
  room.on(event, hear);
  const stop = (): void => {
    clearTimeout(timer);
    room.off(event, hear);
  };
  return { came, stop };
}

/** Undefined on pages without a secure origin, and outside browsers. */
function browserDevices(): MediaDevices | undefined {
  return typeof navigator === 'undefined' || !('mediaDevices' in navigator)
    ? undefined
    : navigator.mediaDevices;
}

async function apply({ localParticipant }: Room, device: Device, on: boolean): Promise<void> {
  switch (device) {
    case 'microphone':
      await localParticipant.setMicrophoneEnabled(on);
      return;
    case 'camera':
      await localParticipant.setCameraEnabled(on);
      return;
    case 'screen':
      await localParticipant.setScreenShareEnabled(on, { audio: true });
  }
}

/** Published and not muted, whoever muted it. */
function isOn({ livekit, room }: Seen, device: Device): boolean {
  const { Source } = livekit.Track;
  const sources = { microphone: Source.Microphone, camera: Source.Camera, screen: Source.ScreenShare };
  const publication = room.localParticipant.getTrackPublication(sources[device]);
  return publication?.track !== undefined && !publication.isMuted;
}
