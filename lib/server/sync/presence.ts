import 'server-only';
import { decodeJson, encodeJson } from '@/lib/classroom/protocol';

export const presenceBytesMax = 1024;
const sendEveryMs = 80;

/** Who points where (P1): the newest state of each seat, and which changed since the last frame. Never stored. */
export class Presence {
  private readonly states = new Map<number, unknown>();
  private readonly changed = new Set<number>();
  private readonly send: (payload: Uint8Array) => void;
  private timer: NodeJS.Timeout | null = null;

  constructor(send: (payload: Uint8Array) => void) {
    this.send = send;
  }

  /** What is too large or not JSON is ignored. */
  set(seat: number, payload: Uint8Array): void {
    const state = payload.byteLength <= presenceBytesMax ? decodeJson(payload) : undefined;
    if (state === null) {
      this.remove(seat);
    } else if (state !== undefined) {
      this.states.set(seat, state);
      this.note(seat);
    }
  }

  remove(seat: number): void {
    if (this.states.delete(seat)) {
      this.note(seat);
    }
  }

  stop(): void {
    if (this.timer) {
      clearTimeout(this.timer);
    }
  }

  private note(seat: number): void {
    this.changed.add(seat);
    this.timer ??= setTimeout(() => {
      this.timer = null;
      const pairs = Array.from(this.changed, (one) => [one, this.states.get(one) ?? null]);
      this.changed.clear();
      this.send(encodeJson(pairs));
    }, sendEveryMs);
  }

  /** Everybody's state, for a newcomer; null when there is none. */
  all(): Uint8Array | null {
    return this.states.size > 0 ? encodeJson([...this.states]) : null;
  }
}
