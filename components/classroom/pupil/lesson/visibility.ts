import type { DeviceState } from '@/lib/classroom/client/media';
import type { ChildCamera, LessonFacts } from '@/lib/classroom/schema';

export type SeenBy = 'nobody' | 'teacher' | 'table' | 'all';

/** The rule that holds for one child: the server's word for this seat, else its own rule, else the class's. */
export function cameraRule(facts: Partial<LessonFacts>, me: number): ChildCamera {
  const { rights, room } = facts;
  const own = room?.cameras.find((it) => it.number === me)?.mode ?? room?.childCamera ?? 'teacher';
  if (!rights) return own;
  // No consent sleeps for another reason than a closed camera, and is told apart elsewhere.
  if (!rights.camera) return own === 'off' ? 'off' : 'teacher';
  // Whoever sits at a table is seen there and nowhere else.
  if (facts.tables?.now?.mine) return rights.cameraTo === 'staff' ? 'teacher' : 'table';
  return rights.cameraTo === 'class' ? 'class' : 'teacher';
}

/** Who can see the child right now. Only a camera that is on can be seen, and only by whom the server lets see it. */
export function seenBy(camera: DeviceState, childCamera: ChildCamera): SeenBy {
  if (camera.type !== 'on') return 'nobody';
  switch (childCamera) {
    case 'off':
      return 'nobody';
    case 'teacher':
      return 'teacher';
    case 'table':
      return 'table';
    case 'class':
      return 'all';
  }
}
