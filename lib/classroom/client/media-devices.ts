/** Own microphone, camera and screen: what is on, what is starting, what went wrong. Only a person's tap turns one on. */
import type { Room } from 'livekit-client';
import type { DeviceState } from './media';
import { deviceProblem, type Livekit } from './media-livekit';

export type Device = 'microphone' | 'camera' | 'screen';

type Seen = { readonly livekit: Livekit; readonly room: Room };
type Reason = 'denied' | 'missing' | 'busy';

export class Devices {
  readonly #onChange: () => void;
  readonly #starting = new Set<Device>();
  readonly #problems = new Map<Device, Reason>();
  readonly #queues = new Map<Device, Promise<void>>();

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Taps on one device are done one after the other; the last one wins. */
  switch(seen: Seen, device: Device, on: boolean): Promise<void> {
    const before = this.#queues.get(device) ?? Promise.resolve();
    const done = before.then(() => this.#switch(seen, device, on));
    this.#queues.set(device, done);
    return done;
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
      await apply(seen.room, device, on);
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
