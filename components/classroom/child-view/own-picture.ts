'use client';

import { useEffect, type RefObject, useSyncExternalStore } from 'react';
import type { VideoHandle } from '@/lib/classroom/client/media';

/** The adult who looks: her own picture is on this device already, so the frame needs no media of its own to show it. */
export type OwnPicture = { readonly identity: string; readonly camera: VideoHandle | null };

declare global {
  interface Window {
    kreideOwnPicture?: OwnPicture | undefined;
  }
}

const changed = 'kreide-own-picture';

/** Lays the picture where the frame, which is of our own origin, finds it. */
export function useLaidOut(frame: RefObject<HTMLIFrameElement | null>, picture: OwnPicture | null): void {
  const { identity, camera } = picture ?? {};
  useEffect(() => {
    const inner = frame.current?.contentWindow;
    window.kreideOwnPicture = identity === undefined ? undefined : { identity, camera: camera ?? null };
    inner?.dispatchEvent(new Event(changed));
    return () => {
      window.kreideOwnPicture = undefined;
    };
  }, [frame, identity, camera]);
}

const subscribe = (onChange: () => void) => {
  window.addEventListener(changed, onChange);
  return () => window.removeEventListener(changed, onChange);
};
const read = (): OwnPicture | null => window.parent.kreideOwnPicture ?? null;

/** Inside the frame: what the page around it has laid out. */
export function useOwnPicture(): OwnPicture | null {
  return useSyncExternalStore(subscribe, read, () => null);
}
