/** The real `Classroom`: one lesson socket, one media store, one snapshot. */
import { makeFileDesk } from '@/lib/boards/client/files/file-desk';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { boardStream } from '../protocol';
import type { LessonFacts, Pass } from '../schema';
import type { Classroom, ClassroomSnapshot, IntentResult } from './classroom';
import { LessonSocket } from './lesson-socket';
import { SeatMedia } from './seat-media';

export type ClassroomParts = {
  readonly pass: Pass;
  /** A fresh pass for the next connect; a refusal is final unless it is 'unavailable'. */
  readonly refreshPass: () => Promise<Result<Pass, string>>;
};

export function createClassroom({ pass, refreshPass }: ClassroomParts): Classroom {
  const listeners = new Set<() => void>();
  const media = new SeatMedia({
    firstPass: pass.seat.state === 'admitted' ? pass : null,
    refreshPass,
    onChange: (next) => change({ media: next }),
  });
  const socket = new LessonSocket({
    pass,
    refreshPass,
    onConnection: (connection) => {
      change({ connection });
      if (connection.type === 'bye') media.close(); // microphone and camera go off before any screen says why
    },
    onFact: (slice, value) => {
      const facts: Partial<LessonFacts> = { ...snapshot.facts, [slice]: value ?? undefined };
      change({ facts });
      media.follow(facts);
    },
    onUnsaved: (unsavedCount, readOnly) => change({ board: { unsavedCount, readOnly } }),
  });
  let snapshot: ClassroomSnapshot = {
    connection: { type: 'connecting' },
    facts: {},
    media: media.snapshot(),
    board: { unsavedCount: 0, readOnly: false },
  };
  function change(part: Partial<ClassroomSnapshot>): void {
    snapshot = { ...snapshot, ...part };
    for (const listener of listeners) listener();
  }
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
    media.close();
    files.close();
  };
  socket.open();
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    send: (type, body = {}): Promise<IntentResult> => socket.send(type, body),
    boardChannel: socket.channel(boardStream),
    documentChannel: (stream) => socket.channel(stream),
    files,
    setMicrophone: media.setMicrophone,
    setCamera: media.setCamera,
    setScreen: media.setScreen,
    declineInvitation: media.declineInvitation,
    unblockSound: media.unblockSound,
    onOwnLevel: media.onOwnLevel,
    leave: async () => {
      await socket.send('seat.leave', {}).then(ok, () => refuse('offline'));
      close();
    },
    close,
  };
}
