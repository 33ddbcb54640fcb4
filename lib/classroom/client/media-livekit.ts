/** The vendor's library, loaded when it is needed, and how we want it set. */
import type { Room, RoomOptions } from 'livekit-client';
import { isStaff, type Role } from '@/lib/shared/roles';
import type * as Vendor from './media-vendor';

export type Livekit = typeof Vendor;
export { type Room };

let loading: Promise<Livekit> | null = null;

/** Loads and parses the room code; the bench calls it while the child waits, so that admission only has to connect. */
export function preloadMedia(): Promise<Livekit> {
  loading ??= import('./media-vendor').then(
    (livekit) => {
      livekit.setLogLevel('silent'); // its lines hold addresses with tickets
      return livekit;
    },
    (error: unknown) => {
      loading = null; // a lost connection: the next call tries again
      throw error;
    },
  );
  return loading;
}

export function newRoom(livekit: Livekit, role: Role): Room {
  const { AudioPresets, VideoPresets } = livekit;
  const staff = isStaff(role);
  const { resolution, encoding } = staff ? VideoPresets.h720 : VideoPresets.h360;
  const options: RoomOptions = {
    adaptiveStream: true,
    dynacast: true,
    stopLocalTrackOnUnpublish: true,
    audioCaptureDefaults: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    videoCaptureDefaults: { resolution },
    publishDefaults: {
      audioPreset: AudioPresets.speech,
      dtx: true,
      red: true,
      // off is off: the browser's own sign that something listens must go out too
      stopMicTrackOnMute: true,
      videoCodec: 'vp8',
      backupCodec: false,
      simulcast: true,
      videoEncoding: encoding,
      videoSimulcastLayers: staff ? [VideoPresets.h180, VideoPresets.h360] : [VideoPresets.h180],
    },
  };
  return new livekit.Room(options);
}

/** Where the gate is, seen from this page. */
export function mediaUrl(mediaPath: string, page: { readonly href: string }): string {
  const url = new URL(mediaPath, page.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href.replace(/\/$/, '');
}

/** Why a device did not start, by the browser's name for it; null: nothing that the person could do something about. */
export function deviceProblem(error: unknown): 'denied' | 'missing' | 'busy' | null {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  return deviceProblems[name] ?? null;
}

const deviceProblems: Readonly<Record<string, 'denied' | 'missing' | 'busy'>> = {
  NotAllowedError: 'denied',
  PermissionDeniedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  DevicesNotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'busy',
  TrackStartError: 'busy',
  AbortError: 'busy',
};
