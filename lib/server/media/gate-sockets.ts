import 'server-only';
import type { Duplex } from 'node:stream';

const perIdentityMax = 4;

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
  track(identity: string, socket: Duplex): void {
    if (socket.destroyed) {
      return;
    }
    const sockets = this.#open.get(identity) ?? new Set();
    this.#open.set(identity, sockets);
    const [oldest] = sockets;
    if (oldest && sockets.size >= perIdentityMax) {
      oldest.destroy();
    }
    sockets.add(socket);
    socket.once('close', () => {
      sockets.delete(socket);
      if (sockets.size === 0 && this.#open.get(identity) === sockets) {
        this.#open.delete(identity);
      }
    });
  }

  cut(identity: string): void {
    this.#cuts += 1;
    for (const socket of this.#open.get(identity) ?? []) {
      socket.destroy();
    }
  }

  cutAll(): void {
    for (const identity of [...this.#open.keys()]) {
      this.cut(identity);
    }
  }
}
