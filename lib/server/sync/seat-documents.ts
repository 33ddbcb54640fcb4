import 'server-only';
import { boardRooms } from '@/lib/boards/live';
import { listDocuments } from '@/lib/classroom/documents/rules';
import type { LessonDocument, LiveSeat } from '@/lib/classroom/feature';
import type { LiveLesson } from '@/lib/classroom/live';
import { frameKind, type Frame } from '@/lib/classroom/protocol';
import { documents } from '@/lib/classroom/rules';
import { log } from '@/lib/server/log';
import { isStaff } from '@/lib/shared/roles';
import type { DocumentRoom } from './room';
import type { RoomMember, SyncSocket } from './socket';

const openAgainMs = 1000;
/** Frames that wait while a document is loaded; who sends more is asked for them later (R3). */
const waitingMax = 64;

/** The state vector of an empty document. */
const nothingKnown = new Uint8Array([0]);

export type SeatIn = {
  readonly lesson: LiveLesson;
  readonly number: number;
  /** As it is now. */
  readonly seat: () => LiveSeat | undefined;
};

type Desk = {
  readonly document: LessonDocument;
  readonly member: RoomMember;
  readonly waiting: Frame[];
  room: DocumentRoom | null;
};

/** The documents that one connection has open (SPEC, D): each is asked for anew at every frame and after every change. */
export class SeatDocuments {
  readonly #seat: SeatIn;
  readonly #socket: SyncSocket;
  readonly #desks = new Map<number, Desk>();
  /** Open when the right went, and not left since. */
  readonly #withdrawn = new Set<number>();
  #classBoard: DocumentRoom | null;

  /** @param classBoard the room that was opened before the handshake */
  constructor(seat: SeatIn, socket: SyncSocket, classBoard: DocumentRoom) {
    this.#seat = seat;
    this.#socket = socket;
    this.#classBoard = classBoard;
  }

  /** What is not for this seat is dropped without a word: nobody learns which documents there are. */
  receive(frame: Frame): void {
    const document = readable(this.#seat, ({ stream }) => stream === frame.stream);
    if (frame.kind === frameKind.leave) this.#withdrawn.delete(frame.stream);
    if (!document || frame.kind === frameKind.leave) this.#leave(frame.stream);
    else this.#hand(document, frame);
  }

  #hand(document: LessonDocument, frame: Frame): void {
    const desk = this.#desks.get(frame.stream) ?? this.#open(document);
    if (desk.room) desk.room.receive(desk.member, frame);
    else if (desk.waiting.length < waitingMax) desk.waiting.push(frame);
  }

  /** Takes the seat out of everything it may no longer read, and back into what it may read again and has not left. */
  check(): void {
    for (const { document } of this.#desks.values()) {
      if (mayReadNow(this.#seat, document)) continue;
      this.#leave(document.stream);
      this.#withdrawn.add(document.stream);
    }
    for (const asked of this.#withdrawn) {
      const document = readable(this.#seat, ({ stream }) => stream === asked);
      if (!document) continue;
      this.#withdrawn.delete(asked);
      // Its client may not have noticed: it gets all that it missed.
      this.#hand(document, {
        stream: asked,
        kind: frameKind.syncStep1,
        seat: 0,
        seq: 0,
        payload: nothingKnown,
      });
    }
  }

  close(): void {
    for (const stream of this.#desks.keys()) this.#leave(stream);
  }

  #open(document: LessonDocument): Desk {
    const member = { ...memberOf(this.#seat, document), socket: this.#socket };
    const desk: Desk = { document, member, waiting: [], room: null };
    this.#desks.set(document.stream, desk);
    const ready = document.kind === 'class' ? this.#classBoard : null;
    this.#classBoard = ready ? null : this.#classBoard;
    if (ready) this.#enter(desk, ready);
    else void this.#load(desk);
    return desk;
  }

  async #load(desk: Desk): Promise<void> {
    try {
      const room = await openDocument(this.#seat.lesson, desk.document);
      if (this.#isWanted(desk)) this.#enter(desk, room);
    } catch (error) {
      log.error('document not opened', error, { boardId: desk.document.boardId });
      setTimeout(() => this.#isWanted(desk) && void this.#load(desk), openAgainMs).unref();
    }
  }

  /** It may have been left, or taken away, while it was loaded. */
  #isWanted(desk: Desk): boolean {
    return this.#desks.get(desk.document.stream) === desk && mayReadNow(this.#seat, desk.document);
  }

  #enter(desk: Desk, room: DocumentRoom): void {
    desk.room = room;
    room.join(desk.member);
    for (const frame of desk.waiting.splice(0)) room.receive(desk.member, frame);
  }

  #leave(stream: number): void {
    const desk = this.#desks.get(stream);
    this.#desks.delete(stream);
    desk?.room?.leave(desk.member);
  }
}

/** The document that `is` it, if this seat may read it now. */
export function readable(
  { lesson, ...seatIn }: SeatIn,
  is: (document: LessonDocument) => boolean,
): LessonDocument | null {
  const seat = seatIn.seat();
  const found = listDocuments(lesson.state).find(is);
  return seat && found && documents.mayRead(lesson.state, seat, found) ? found : null;
}

export function mayReadNow({ lesson, seat }: SeatIn, document: LessonDocument): boolean {
  const now = seat();
  return now !== undefined && documents.mayRead(lesson.state, now, document);
}

/** Rights are asked for every frame, so that a demoted one reads only. */
export function memberOf(
  { lesson, number, seat }: SeatIn,
  document: LessonDocument,
): Omit<RoomMember, 'socket'> {
  return {
    seatNumber: number,
    isStaff: () => isStaff(seat()?.role ?? 'pupil'),
    mayWrite: () => {
      const now = seat();
      return now !== undefined && documents.mayWrite(lesson.state, now, document);
    },
  };
}

/** @throws when the database cannot be reached */
export function openDocument(
  lesson: LiveLesson,
  { boardId, epoch, stream }: LessonDocument,
): Promise<DocumentRoom> {
  return boardRooms().open(lesson.scope, { lessonId: lesson.lessonId, boardId, epoch, stream });
}
