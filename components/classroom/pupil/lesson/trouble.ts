import type { DeviceState, MediaSnapshot } from '@/lib/classroom/client/media';
import type { NoteName } from './notes';

/** What a child can do nothing about, but an adult beside it can. */
export type TroubleName = Extract<NoteName, 'mic-denied' | 'mic-missing' | 'camera-asleep' | 'echo'>;
export type Trouble = { readonly name: TroubleName; readonly code: string };

const names: readonly TroubleName[] = ['mic-denied', 'mic-missing', 'camera-asleep', 'echo'];
export const isTrouble = (name: NoteName): name is TroubleName => names.some((it) => it === name);

const cause = (device: DeviceState, prefix: string, otherwise: string): string =>
  `${prefix}-${device.type === 'problem' ? device.reason : otherwise}`;

/** What support needs to know: which device, and what the browser said of it. */
export function troubleCode(name: TroubleName, media: MediaSnapshot): string {
  if (name === 'echo') return 'howling';
  return name === 'camera-asleep'
    ? cause(media.camera, 'camera', 'not-allowed')
    : cause(media.microphone, 'mic', 'unknown');
}
