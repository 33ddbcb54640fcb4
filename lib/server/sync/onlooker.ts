import 'server-only';
import type { WebSocket } from 'ws';
import type { LiveLesson } from '@/lib/classroom/live';
import { onlooker } from '@/lib/classroom/onlooker/rules';
import { closeCode, decodeFrame, encodeFrame, frameKind, lessonStream } from '@/lib/classroom/protocol';
import type { DocumentRoom } from './room';
import { SeatDocuments } from './seat-documents';
import { adaptSocket } from './ws-socket';

/** All that an onlooker may say about a document. */
const readingKinds = new Set<number>([frameKind.syncStep1, frameKind.leave]);

type Look = {
  readonly lesson: LiveLesson;
  /** The adult's seat that it looks from. */
  readonly number: number;
  readonly classBoard: DocumentRoom;
};

/** A lesson socket that only tells (VIEW): every intent is refused before it is read, and nothing of it reaches a document. */
export function serveOnlooker(ws: WebSocket, { lesson, number, classBoard }: Look): void {
  const socket = adaptSocket(ws);
  const attached = lesson.lookOn(number, socket);
  if (!attached) {
    socket.close(closeCode.expired, 'no seat');
    return;
  }
  const { connection, detach } = attached;
  const looking = { lesson, number: onlooker.number, seat: () => lesson.onlookerAt(number) };
  const open = new SeatDocuments(looking, socket, classBoard);
  connection.onRights = () => open.check();
  socket.start({
    onMessage: (bytes) => {
      const frame = decodeFrame(bytes);
      if (!frame) socket.close(closeCode.malformed, 'not a frame');
      else if (frame.kind === frameKind.intent) connection.refuse(frame.seq, 'forbidden');
      else if (frame.stream !== lessonStream) {
        if (readingKinds.has(frame.kind)) open.receive({ ...frame, seat: 0 });
      } else if (frame.kind === frameKind.beat) socket.send(encodeFrame(frame));
    },
    onClose: () => {
      open.close();
      detach();
    },
  });
}
