/** Sound and picture as the screens see them; the engine behind it is `media-store.ts`, the only one that knows LiveKit. */
import type { Tone } from './howl';

/** `tone` comes with every fifth level only. */
export type LevelListener = (level: number, tone?: Tone) => void;

export type DeviceState =
  | { readonly type: 'off' }
  | { readonly type: 'starting' }
  | { readonly type: 'on' }
  /** denied: the browser or the person said no. missing: no such device. busy: another program has it. */
  | { readonly type: 'problem'; readonly reason: 'denied' | 'missing' | 'busy' };

/** A live picture; the screen gives it an element and takes it away again. Subscribing and quality follow from that. */
export type VideoHandle = {
  readonly key: string;
  readonly attach: (element: HTMLVideoElement) => () => void;
};

export type PersonMedia = {
  readonly camera: VideoHandle | null;
  readonly screen: VideoHandle | null;
  readonly microphoneOn: boolean;
  readonly speaking: boolean;
};

export type MediaSnapshot = {
  /** unavailable: the lesson has no media server. */
  readonly state: 'off' | 'connecting' | 'on' | 'lost' | 'unavailable';
  readonly microphone: DeviceState;
  readonly camera: DeviceState;
  readonly screen: DeviceState;
  /** The browser wants a tap before it plays sound. */
  readonly soundBlocked: boolean;
  /** Own picture while the camera is on. */
  readonly ownCamera: VideoHandle | null;
  /** By LiveKit identity (SeatView.mediaIdentity). Only people of whom something is known. */
  readonly people: ReadonlyMap<string, PersonMedia>;
  /** The class was shut while these were on, and is open again: the owner is asked whether to turn them on. */
  readonly invited?: { readonly microphone: boolean; readonly camera: boolean };
};

export type MediaVerbs = {
  readonly setMicrophone: (on: boolean) => Promise<void>;
  readonly setCamera: (on: boolean) => Promise<void>;
  readonly setScreen: (on: boolean) => Promise<void>;
  /** The owner does not want to turn on again what was on before the class was shut. */
  readonly declineInvitation: () => void;
  /** Call inside a tap. */
  readonly unblockSound: () => Promise<void>;
  /** 0..1, own microphone, at most 20 times a second; for the level ring. Returns the unsubscriber. */
  readonly onOwnLevel: (listener: LevelListener) => () => void;
};
