import 'server-only';
import { singleton } from '@/lib/server/singleton';

export type MediaSubject = { readonly roomName: string; readonly identity: string };

/** What a lesson may ask of the media server. Without one, nothing happens and `available` says so. */
export type MediaControl = {
  /** Whether there is sound and picture at this moment. */
  readonly available: boolean;
  mute(subject: MediaSubject & { readonly source: 'microphone' | 'camera' | 'screen' }): Promise<void>;
  /** Re-applies what the seat may do at this moment. */
  refreshRights(subject: MediaSubject): Promise<void>;
  /** Out of the room, and its signalling cut; the gate keeps it out. */
  remove(subject: MediaSubject): Promise<void>;
  closeRoom(roomName: string): Promise<void>;
};

const nothing = (): Promise<void> => Promise.resolve();
export const noMedia: MediaControl = {
  available: false,
  mute: nothing,
  refreshRights: nothing,
  remove: nothing,
  closeRoom: nothing,
};

const holder = () => singleton<{ control: MediaControl }>('media-control', () => ({ control: noMedia }));

export function mediaControl(): MediaControl {
  return holder().control;
}

export function setMediaControl(control: MediaControl): void {
  holder().control = control;
}
