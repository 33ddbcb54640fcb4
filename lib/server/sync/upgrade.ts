import 'server-only';
import { type IncomingMessage } from 'node:http';
import { type Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { boardRooms } from '@/lib/boards/live';
import { mayDraw } from '@/lib/boards/feature';
import { liveLessons, type LiveLesson } from '@/lib/classroom/live';
import {
  boardStream,
  decodeFrame,
  decodeJson,
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
import { type DocumentRoom } from './room';
import { type RoomMember } from './socket';
import { adaptSocket, wsOptions } from './ws-socket';
import { refuseUpgrade } from '../refuse-upgrade';

const sockets = () =>
  singleton('sync-sockets', () => new WebSocketServer({ ...wsOptions, handleProtocols: () => subprotocol }));

/** `/_sync/<lessonId>`: the ticket is redeemed and its live seat found before the handshake; a stranger never holds a socket. */
export async function handleSyncUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
  const offered = (req.headers['sec-websocket-protocol'] ?? '').split(',').map((part) => part.trim());
  const ticket = offered.find((part) => part.startsWith(ticketProtocolPrefix));
  const seatId =
    ticket && offered.includes(subprotocol)
      ? redeemTicket(ticket.slice(ticketProtocolPrefix.length), 'sync')
      : null;
  const seat = seatId && (await findSeat({ id: seatId }));
  if (!seat || req.url !== `/_sync/${seat.lessonId}`) {
    refuseUpgrade(socket, 401);
    return;
  }
  const lesson = await liveLessons().get(seat.scope, seat.lessonId);
  const live = lesson?.seat(seat.number);
  if (!lesson || !live || (live.state !== 'admitted' && live.state !== 'bench')) {
    refuseUpgrade(socket, 401);
    return;
  }
  const room = await boardRooms().open(lesson.scope, {
    lessonId: lesson.lessonId,
    boardId: lesson.state.boardId,
    epoch: lesson.state.boardEpoch,
  });
  sockets().handleUpgrade(req, socket, head, (ws) => serveSeat(ws, { lesson, number: seat.number, room }));
}

type Served = { readonly lesson: LiveLesson; readonly number: number; readonly room: DocumentRoom };

function serveSeat(ws: WebSocket, { lesson, number, room }: Served): void {
  const socket = adaptSocket(ws);
  const attached = lesson.attach(number, socket);
  if (!attached) {
    socket.close(4401, 'no seat');
    return;
  }
  const seat = () => lesson.seat(number);
  const member: RoomMember = {
    seatNumber: number,
    socket,
    isStaff: () => isStaff(seat()?.role ?? 'pupil'),
    mayWrite: () => {
      const now = seat();
      return now !== undefined && mayDraw(lesson.state, now);
    },
  };
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
    },
    onClose: () => {
      if (joined) room.leave(member);
      attached.detach();
    },
  });

  async function answer({ seq, payload }: Frame): Promise<void> {
    const { connection } = attached ?? {};
    if (!connection) return;
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
