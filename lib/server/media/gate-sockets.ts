import 'server-only';
import type { Duplex } from 'node:stream';

const perSeatMax = 4;
/** Somebody at a table is in the class as well, each by connections of its own. */
export type SocketSeat = { readonly identity: string; readonly room: string };
const keyOf = ({ identity, room }: SocketSeat): string => `${room}/${identity}`;

/** The open signalling connections of each person, so that a removal ends them at once. */
export class GateSockets {
  readonly #open = new Map<string, Set<Duplex>>();
  #cuts = 0;

  /** Grows with every cut: who was looked up before one must be looked up again. */
  get cuts(): number {
    return this.#cuts;
  }

  get count(): number {
    return [...this.#open.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** Reconnects overlap for a moment; beyond a few the oldest goes. */
  track(seat: SocketSeat, socket: Duplex): void {
    if (socket.destroyed) {
      return;
    }
    const key = keyOf(seat);
    const sockets = this.#open.get(key) ?? new Set();
    this.#open.set(key, sockets);
    const [oldest] = sockets;
    if (oldest && sockets.size >= perSeatMax) {
      oldest.destroy();
    }
    sockets.add(socket);
    socket.once('close', () => {
      sockets.delete(socket);
      if (sockets.size === 0 && this.#open.get(key) === sockets) {
        this.#open.delete(key);
      }
    });
  }

  cut(seat: SocketSeat): void {
    this.#cuts += 1;
    for (const socket of this.#open.get(keyOf(seat)) ?? []) {
      socket.destroy();
    }
  }

  cutAll(): void {
    this.#cuts += 1;
    for (const socket of [...this.#open.values()].flatMap((sockets) => [...sockets])) {
      socket.destroy();
    }
  }
}
