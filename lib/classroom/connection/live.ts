import 'server-only';
import type { SyncSocket } from '@/lib/server/sync/socket';
import { closeCode, emptyPayload, encodeFrame, encodeJson, frameKind, lessonStream } from '../protocol';
import type { LiveSeat } from '../feature';
import type { ByeReason, RefusalCode } from '../protocol';

const byeCodes: Record<ByeReason, number> = {
  moved: closeCode.movedAway,
  removed: closeCode.revoked,
  refused: closeCode.revoked,
  ended: closeCode.lessonOver,
  'not-open': closeCode.expired,
  'going-away': closeCode.goingAway,
};

/** One seat's lesson socket, as the live lesson writes to it. Facts are sent only when they differ from the last ones. */
export class Connection {
  readonly number: number;
  /** Called after every change of the lesson, in the same turn: what this seat may read may be less now. */
  onRights: () => void = () => undefined;
  readonly #socket: SyncSocket;
  readonly #sent = new Map<string, string>();
  #standing = '';
  #closed = false;

  constructor(number: number, socket: SyncSocket) {
    this.number = number;
    this.#socket = socket;
  }

  /** True when the seat's standing is another one than at the last call: what it may see has changed as a whole. */
  isNewTo(seat: Pick<LiveSeat, 'role' | 'state'>): boolean {
    const standing = `${seat.role}/${seat.state}`;
    const isNew = standing !== this.#standing;
    this.#standing = standing;
    return isNew;
  }

  /** @param json the encoded value, or undefined when this viewer may not see the slice (any more) */
  fact(slice: string, json: string | undefined): void {
    const next = json ?? 'null';
    if (this.#sent.get(slice) === next || (json === undefined && !this.#sent.has(slice))) return;
    this.#sent.set(slice, next);
    this.#write(
      frameKind.fact,
      0,
      new TextEncoder().encode(`{"slice":${JSON.stringify(slice)},"value":${next}}`),
    );
  }

  /** Facts go before it on the same socket, so whoever answers has them. */
  ask(revision: number): void {
    this.#write(frameKind.ask, revision, emptyPayload);
  }

  ack(requestId: number): void {
    this.#write(frameKind.ack, requestId, emptyPayload);
  }

  refuse(requestId: number, code: RefusalCode): void {
    this.#write(frameKind.refusal, requestId, encodeJson({ code }));
  }

  /** Says why, then closes. Double close is safe. */
  bye(reason: ByeReason): void {
    if (this.#closed) return;
    this.#write(frameKind.bye, 0, encodeJson({ reason }));
    this.#closed = true;
    this.#socket.close(byeCodes[reason], reason);
  }

  #write(kind: (typeof frameKind)[keyof typeof frameKind], seq: number, payload: Uint8Array): void {
    if (!this.#closed) {
      this.#socket.send(encodeFrame({ stream: lessonStream, kind, seat: 0, seq, payload }));
    }
  }
}
