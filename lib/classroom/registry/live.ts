import 'server-only';
import { singleton } from '@/lib/server/singleton';
import type { LiveLessons } from '../lessons/live';

type Holder = { lessons: LiveLessons | null };
const holder = (): Holder => singleton<Holder>('live-lessons', () => ({ lessons: null }));

/**
 * The lessons that live in this process. The server entry makes them once; pages and actions only borrow them, so that
 * Next's bundles carry neither the engine nor a second copy of Yjs.
 */
export function liveLessons(): LiveLessons {
  const { lessons } = holder();
  if (!lessons) {
    throw new Error('the live lessons are not open');
  }
  return lessons;
}

export function setLiveLessons(lessons: LiveLessons): void {
  holder().lessons = lessons;
}
