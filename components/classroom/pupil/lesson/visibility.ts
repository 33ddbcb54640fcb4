import type { DeviceState } from '@/lib/classroom/client/media';
import type { ChildCamera } from '@/lib/classroom/schema';

export type SeenBy = 'nobody' | 'teacher' | 'all';

/** Who can see the child right now. Only a camera that is on can be seen, and only by whom the server lets see it. */
export function seenBy(camera: DeviceState, childCamera: ChildCamera): SeenBy {
  if (camera.type !== 'on') return 'nobody';
  switch (childCamera) {
    case 'off':
      return 'nobody';
    case 'teacher':
      return 'teacher';
    case 'class':
      return 'all';
  }
}
