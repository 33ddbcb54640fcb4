/** The real `Classroom`: one lesson socket, one media store, one snapshot. */
import { type BoardChannel } from '@/lib/boards/client/channel';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { isStaff } from '@/lib/shared/roles';
import { type LessonFacts, type Pass } from '../schema';
import { type Classroom, type ClassroomSnapshot, type IntentResult } from './classroom';
import { LessonSocket } from './lesson-socket';
import { MediaStore, preloadMedia } from './media-store';

export type ClassroomParts = {
  readonly pass: Pass;
  /** A fresh pass for the next connect; a refusal is final unless it is 'unavailable'. */
  readonly refreshPass: () => Promise<Result<Pass, string>>;
};

export function createClassroom({ pass, refreshPass }: ClassroomParts): Classroom {
  const listeners = new Set<() => void>();
  let snapshot: ClassroomSnapshot;
  const media = new MediaStore({
    onChange: () => change({ media: media.snapshot() }),
    refreshTicket: async () => {
      const fresh = await refreshPass();
      if (fresh.ok) return fresh.value.mediaTicket;
      if (fresh.code === 'unavailable') throw new Error('the server is away'); // null would be final
      return null;
    },
  });
  let mediaStarted = false;
  const startMedia = async (ready: Pass | null): Promise<void> => {
    if (mediaStarted) return;
    mediaStarted = true;
    const fresh = ready?.mediaTicket
      ? ready
      : await refreshPass().then((result) => (result.ok ? result.value : null));
    if (!fresh?.mediaTicket) {
      mediaStarted = false;
      return;
    }
    await media.connect({ mediaPath: fresh.mediaPath, ticket: fresh.mediaTicket, role: fresh.seat.role });
  };
  const socket = new LessonSocket({
    pass,
    refreshPass,
    onConnection: (connection) => {
      if (connection.type === 'bye') media.close(); // the seat is gone, and its devices with it
      change({ connection });
    },
    onFact: (slice, value) => {
      const facts: Partial<LessonFacts> = { ...snapshot.facts, [slice]: value ?? undefined };
      change({ facts });
      if (slice === 'seats' || slice === 'room') tellAudience(media, facts);
      if (slice !== 'lesson' || !facts.lesson?.media) return;
      if (facts.lesson.me.state === 'admitted') {
        void startMedia(pass.seat.state === 'admitted' ? pass : null);
      } else {
        mediaStarted = false; // back at the bench: the next admission connects anew
        void preloadMedia().catch(() => undefined); // parsed while the child waits; connecting tries again
      }
    },
    onUnsaved: (unsavedCount, readOnly) => change({ board: { unsavedCount, readOnly } }),
  });
  snapshot = {
    connection: { type: 'connecting' },
    facts: {},
    media: media.snapshot(),
    board: { unsavedCount: 0, readOnly: false },
  };
  function change(part: Partial<ClassroomSnapshot>): void {
    snapshot = { ...snapshot, ...part };
    for (const listener of listeners) listener();
  }
  const close = (): void => {
    socket.close();
    media.close();
  };
  socket.open();
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    send: (type, body = {}): Promise<IntentResult> => socket.send(type, body),
    boardChannel: socket.boardChannel satisfies BoardChannel,
    setMicrophone: media.setMicrophone,
    setCamera: media.setCamera,
    setScreen: media.setScreen,
    unblockSound: media.unblockSound,
    onOwnLevel: media.onOwnLevel,
    leave: async () => {
      await socket.send('seat.leave', {}).then(ok, () => refuse('offline'));
      close();
    },
    close,
  };
}

function tellAudience(media: MediaStore, facts: Partial<LessonFacts>): void {
  const seats = (facts.seats ?? []).filter((seat) => seat.state === 'admitted');
  media.setAudience({
    mode: facts.room?.childCamera ?? 'teacher',
    staffIdentities: seats.filter((seat) => isStaff(seat.role)).map((seat) => seat.mediaIdentity),
    everyoneIdentities: seats.map((seat) => seat.mediaIdentity),
  });
}
