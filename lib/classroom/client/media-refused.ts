import type { RemoteTrackPublication } from 'livekit-client';

/**
 * The lesson shows this child, the child's own client has not allowed it (yet). Who keeps asking gets the picture at the moment
 * it is allowed; until then nothing flows.
 */
export function isRefused({ permissionStatus }: RemoteTrackPublication): boolean {
  const status: string = permissionStatus;
  return status === 'not_allowed';
}
