import 'server-only';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { boardRooms } from '@/lib/boards/live';
import { mayDraw } from '@/lib/boards/feature';
import type { LiveLesson } from '@/lib/classroom/live';
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
import { isStaff } from '@/lib/shared/roles';
import { redeemTicket } from '../tickets';
import { singleton } from '../singleton';
import { Bucket } from './bucket';
import type { DocumentRoom } from './room';
import type { RoomMember, SyncSocket } from './socket';
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
  const seatId = ask ? redeemTicket(ask.ticket, 'sync') : null;
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
  if (isBoardOnly && ask.documentId !== lesson.state.boardId) {
    refuseUpgrade(socket, 404);
    return;
  }
  const room = await boardRooms().open(lesson.scope, {
    lessonId: lesson.lessonId,
    boardId: lesson.state.boardId,
    epoch: lesson.state.boardEpoch,
  });
  sockets().handleUpgrade(req, socket, head, (ws) => {
    const served = { lesson, number: seat.number, room };
    if (isBoardOnly) servePlain(ws, served);
    else serveSeat(ws, served);
  });
}

/** Each intent costs a write; more than hands can do is answered without one, so that no other lesson waits for it. */
const intentLimit = { perSecond: 10, burst: 60 } as const;

type Served = { readonly lesson: LiveLesson; readonly number: number; readonly room: DocumentRoom };

/** Rights are asked for every frame, so that a removed pupil's plain client goes quiet and a demoted one reads only. */
function memberOf({ lesson, number }: Served): Omit<RoomMember, 'socket'> {
  const seat = () => lesson.seat(number);
  return {
    seatNumber: number,
    isStaff: () => isStaff(seat()?.role ?? 'pupil'),
    mayWrite: () => {
      const now = seat();
      return now !== undefined && mayDraw(lesson.state, now);
    },
  };
}

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
  const client = new YClient(served.room, memberOf(served), socket);
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
  const seat = () => lesson.seat(number);
  const intents = new Bucket(intentLimit, performance.now());
  const member: RoomMember = { ...memberOf(served), socket };
  let joined = false;
  const onBoard = (frame: Frame): void => {
    if (seat()?.state !== 'admitted') return; // a bench has no board
    if (!joined) {
      joined = true;
      room.join(member);
    }
    room.receive(member, frame);
  };
  socket.start({
    onMessage: (bytes) => {
      const frame = decodeFrame(bytes);
      if (!frame) socket.close(4400, 'not a frame');
      else if (frame.stream === boardStream) onBoard(frame);
      else if (frame.stream === lessonStream && frame.kind === frameKind.intent) void answer(frame);
      else if (frame.kind === frameKind.beat) socket.send(encodeFrame(frame));
    },
    onClose: () => {
      if (joined) room.leave(member);
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
