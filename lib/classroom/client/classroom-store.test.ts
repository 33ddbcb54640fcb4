import { describe, expect, it, vi } from 'vitest';
import { refuse } from '@/lib/shared/result';
import type { Pass } from '../schema';
import { createClassroom } from './classroom-store';

const { closeMedia, sockets } = vi.hoisted(() => ({
  closeMedia: vi.fn(),
  sockets: [] as { readonly onConnection: (state: object) => void }[],
}));
vi.mock('./seat-media', () => ({
  SeatMedia: class {
    readonly close = closeMedia;
    readonly snapshot = () => ({ state: 'off' });
  },
}));
vi.mock('./lesson-socket', () => ({
  LessonSocket: class {
    readonly channel = () => ({});
    constructor(options: { readonly onConnection: (state: object) => void }) {
      sockets.push(options);
    }
    open(): void {
      // nothing to open
    }
  },
}));

const pass: Pass = {
  seat: { number: 3, role: 'pupil', state: 'admitted' },
  lessonId: 'lesson',
  syncTicket: 'sync',
  mediaTicket: 'media',
  syncPath: '/_sync/lesson',
  mediaPath: '/_media',
  boardId: 'board',
};

describe('a classroom', () => {
  it('switches microphone and camera off as soon as the server says goodbye', () => {
    const classroom = createClassroom({ pass, refreshPass: () => Promise.resolve(refuse('expired')) });
    sockets[0]?.onConnection({ type: 'lost', since: 0 });
    expect(closeMedia).not.toHaveBeenCalled(); // a lost net is no goodbye: sound may still be there
    sockets[0]?.onConnection({ type: 'bye', reason: 'moved' });
    expect(closeMedia).toHaveBeenCalled();
    expect(classroom.getSnapshot().connection).toEqual({ type: 'bye', reason: 'moved' });
  });
});
