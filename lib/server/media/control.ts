import 'server-only';
import type { MediaGrants } from '@/lib/media/rules';
import { singleton } from '@/lib/server/singleton';
import type { MutedSource } from '@/lib/server/video';

export type MediaSubject = { readonly roomName: string; readonly identity: string };
/** Who has business in a room at this moment, and what they may send. */
export type MediaPeople = ReadonlyMap<string, MediaGrants>;

/**
 * What a lesson may ask of the media server; `MediaRoom` asks it again when it fails. Everything rejects when the media server
 * did not do it. One that is not running has nobody in it: then there is nothing to do.
 */
export type MediaControl = {
  /** Whether there is sound and picture at this moment. */
  readonly available: boolean;
  /** Grows each time a media server came up. */
  readonly starts: number;
  mute(subject: MediaSubject & { readonly source: MutedSource }): Promise<void>;
  setRights(subject: MediaSubject & { readonly grants: MediaGrants }): Promise<void>;
  /** Out of the room, and its signalling cut; the gate keeps it out. */
  remove(subject: MediaSubject): Promise<void>;
  /** Makes a room what it should be: who is not named goes, who has other rights gets these, the rest hears nothing. */
  settle(roomName: string, people: () => MediaPeople): Promise<void>;
  closeRoom(roomName: string): Promise<void>;
};

const nothing = (): Promise<void> => Promise.resolve();
export const noMedia: MediaControl = {
  available: false,
  starts: 0,
  mute: nothing,
  setRights: nothing,
  remove: nothing,
  settle: nothing,
  closeRoom: nothing,
};

const holder = () => singleton<{ control: MediaControl }>('media-control', () => ({ control: noMedia }));

export function mediaControl(): MediaControl {
  return holder().control;
}

export function setMediaControl(control: MediaControl): void {
  holder().control = control;
}
