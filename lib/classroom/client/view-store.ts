/** A `Classroom` that only looks on ("Kinderblick"): the facts and documents of a child's screen, no devices, no sound, no deeds. */
import { makeFileDesk } from '@/lib/boards/client/files/file-desk';
import { refuse } from '@/lib/shared/result';
import { boardStream } from '../protocol';
import type { LessonFacts } from '../schema';
import type { Classroom, ClassroomSnapshot } from './classroom';
import type { ClassroomParts } from './classroom-store';
import { LessonSocket } from './lesson-socket';

const off = { type: 'off' } as const;
const nothing = (): Promise<void> => Promise.resolve();

export function createView({ pass, refreshPass }: ClassroomParts): Classroom {
  const listeners = new Set<() => void>();
  let snapshot: ClassroomSnapshot = {
    connection: { type: 'connecting' },
    facts: {},
    media: {
      // As for a child whose sound and picture work, and who has touched none of them.
      state: 'on',
      microphone: off,
      camera: off,
      screen: off,
      soundBlocked: false,
      ownCamera: null,
      people: new Map(),
    },
    board: { unsavedCount: 0, readOnly: false },
  };
  const change = (part: Partial<ClassroomSnapshot>): void => {
    snapshot = { ...snapshot, ...part };
    for (const listener of listeners) listener();
  };
  const socket = new LessonSocket({
    pass,
    refreshPass,
    onConnection: (connection) => change({ connection }),
    onFact: (slice, value) => {
      const facts: Partial<LessonFacts> = { ...snapshot.facts, [slice]: value ?? undefined };
      change({ facts });
    },
    onUnsaved: () => undefined,
  });
  const files = makeFileDesk({
    lessonId: pass.lessonId,
    ticket: pass.filesTicket ?? null,
    renew: async () => {
      const fresh = await refreshPass();
      return fresh.ok ? (fresh.value.filesTicket ?? null) : null;
    },
  });
  const close = (): void => {
    socket.close();
    files.close();
  };
  socket.open();
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    send: () => Promise.resolve(refuse('forbidden')),
    boardChannel: socket.channel(boardStream),
    documentChannel: (stream) => socket.channel(stream),
    files,
    setMicrophone: nothing,
    setCamera: nothing,
    setScreen: nothing,
    declineInvitation: () => undefined,
    unblockSound: nothing,
    onOwnLevel: () => () => undefined,
    leave: () => {
      close();
      return Promise.resolve();
    },
    close,
  };
}
