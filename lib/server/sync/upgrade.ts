import 'server-only';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { classBoardOf } from '@/lib/classroom/documents/rules';
import type { LessonDocument } from '@/lib/classroom/feature';
import { liveLessons } from '@/lib/classroom/registry/live';
import {
  boardStream,
  closeCode,
  decodeFrame,
  decodeJson,
  encodeFrame,
  frameKind,
  intentBytesMax,
  lessonStream,
  subprotocol,
  ticketProtocolPrefix,
  type Frame,
} from '@/lib/classroom/protocol';
import { findSeat } from '@/lib/classroom/seat/gate';
import { redeemTicket } from '../tickets';
import { singleton } from '../singleton';
import { Bucket } from './bucket';
import { serveOnlooker } from './onlooker';
import type { DocumentRoom } from './room';
import { mayReadNow, memberOf, openDocument, readable, SeatDocuments, type SeatIn } from './seat-documents';
import type { SyncSocket } from './socket';
import { adaptSocket, wsOptions } from './ws-socket';
import { YClient } from './y-protocol';
import { refuseUpgrade } from '../refuse-upgrade';

const sockets = () =>
  singleton('sync-sockets', () => new WebSocketServer({ ...wsOptions, handleProtocols: () => subprotocol }));

type Ask = { readonly ticket: string; readonly lessonId: string; readonly documentId: string | null };

/**
 * `/_sync/<lessonId>` with our subprotocol and the ticket beside it, or `/_sync/<lessonId>/<documentId>?ticket=` without it:
 * a plain y-websocket client cannot name a protocol (SPEC Y1).
 */
function readAsk(req: IncomingMessage): Ask | null {
  const address = req.url ?? '';
  if (!URL.canParse(address, 'http://localhost')) {
    return null;
  }
  const url = new URL(address, 'http://localhost');
  const [, , lessonId = '', documentId = null, ...rest] = url.pathname.split('/');
  const offered = (req.headers['sec-websocket-protocol'] ?? '').split(',').map((part) => part.trim());
  const named = offered.find((part) => part.startsWith(ticketProtocolPrefix));
  const ticket =
    documentId === null ? named?.slice(ticketProtocolPrefix.length) : url.searchParams.get('ticket');
  const isOurs = documentId !== null || offered.includes(subprotocol);
  return ticket && isOurs && rest.length === 0 ? { ticket, lessonId, documentId } : null;
}

/** The ticket is redeemed and its live seat found before the handshake; a stranger never holds a socket. */
export async function handleSyncUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
  const ask = readAsk(req);
  const looksOn = ask?.documentId === null ? redeemTicket(ask.ticket, 'view') : null;
  const seatId = looksOn ?? (ask ? redeemTicket(ask.ticket, 'sync') : null);
  const seat = seatId && (await findSeat({ id: seatId }));
  if (!ask || !seat || ask.lessonId !== seat.lessonId) {
    refuseUpgrade(socket, 401);
    return;
  }
  const lesson = await liveLessons().get(seat.scope, seat.lessonId);
  const live = lesson?.seat(seat.number);
  const isBoardOnly = ask.documentId !== null;
  if (!lesson || !live || (live.state !== 'admitted' && (isBoardOnly || live.state !== 'bench'))) {
    refuseUpgrade(socket, 401);
    return;
  }
  if (looksOn) {
    const { number } = seat;
    if (!lesson.onlookerAt(number)) {
      refuseUpgrade(socket, 401);
      return;
    }
    const classBoard = await openDocument(lesson, classBoardOf(lesson.state));
    sockets().handleUpgrade(req, socket, head, (ws) => serveOnlooker(ws, { lesson, number, classBoard }));
    return;
  }
  const seatIn = { lesson, number: seat.number, seat: () => lesson.seat(seat.number) };
  const asked = readable(seatIn, ({ boardId, stream }) =>
    isBoardOnly ? boardId === ask.documentId : stream === boardStream,
  );
  if (isBoardOnly && !asked) {
    refuseUpgrade(socket, 404);
    return;
  }
  const document = asked ?? classBoardOf(lesson.state);
  const room = await openDocument(lesson, document);
  sockets().handleUpgrade(req, socket, head, (ws) => {
    const served = { ...seatIn, document, room };
    if (isBoardOnly) servePlain(ws, served);
    else serveSeat(ws, served);
  });
}

/** Each intent costs a write; more than hands can do is answered without one, so that no other lesson waits for it. */
const intentLimit = { perSecond: 10, burst: 60 } as const;

type Served = SeatIn & { readonly document: LessonDocument; readonly room: DocumentRoom };

/** It holds the seat like any other connection, so that it ends with the seat; of the lesson itself it hears nothing. */
function servePlain(ws: WebSocket, served: Served): void {
  const socket = adaptSocket(ws);
  const mute: SyncSocket = {
    send: () => undefined,
    bufferedAmount: 0,
    close: (code, reason) => socket.close(code, reason),
  };
  const attached = served.lesson.attach(served.number, mute);
  if (!attached) {
    socket.close(closeCode.expired, 'no seat');
    return;
  }
  if (!mayReadNow(served, served.document)) {
    socket.close(closeCode.revoked, 'not for this seat'); // taken away while it was opened
    attached.detach();
    return;
  }
  const client = new YClient(served.room, memberOf(served, served.document), socket);
  attached.connection.onRights = () => {
    if (mayReadNow(served, served.document)) return;
    client.onClose();
    socket.close(closeCode.revoked, 'not for this seat');
  };
  socket.start({
    onMessage: (bytes) => client.onMessage(bytes),
    onClose: () => {
      client.onClose();
      attached.detach();
    },
  });
}

function serveSeat(ws: WebSocket, served: Served): void {
  const { lesson, number, room } = served;
  const socket = adaptSocket(ws);
  const attached = lesson.attach(number, socket);
  if (!attached) {
    socket.close(4401, 'no seat');
    return;
  }
  const intents = new Bucket(intentLimit, performance.now());
  const open = new SeatDocuments(served, socket, room);
  attached.connection.onRights = () => open.check();
  socket.start({
    onMessage: (bytes) => {
      const frame = decodeFrame(bytes);
      if (!frame) socket.close(4400, 'not a frame');
      else if (frame.stream !== lessonStream) open.receive(frame);
      else if (frame.kind === frameKind.intent) void answer(frame);
      else if (frame.kind === frameKind.have) lesson.have(number, frame.seq);
      else if (frame.kind === frameKind.beat) socket.send(encodeFrame(frame));
    },
    onClose: () => {
      open.close();
      attached.detach();
    },
  });

  async function answer({ seq, payload }: Frame): Promise<void> {
    const { connection } = attached ?? {};
    if (!connection) return;
    const now = performance.now();
    if (intents.pauseMs(now) > 0) {
      connection.refuse(seq, 'too-many');
      return;
    }
    intents.take(1, now);
    if (payload.byteLength > intentBytesMax) {
      connection.refuse(seq, 'too-large');
      return;
    }
    const intent = decodeJson(payload);
    if (
      typeof intent !== 'object' ||
      intent === null ||
      !('type' in intent) ||
      typeof intent.type !== 'string'
    ) {
      connection.refuse(seq, 'malformed');
      return;
    }
    const { type, ...body } = intent;
    const result = await lesson.submit(number, type, body);
    if (result.ok) connection.ack(seq);
    else connection.refuse(seq, result.code);
  }
}
