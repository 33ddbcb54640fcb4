import 'server-only';
import { WebSocket } from 'ws';

/** One message of the media server's signalling, as JSON. */
export type SignalMessage = Readonly<Record<string, unknown>>;
const answerWithinMs = 5_000;

/** A part of a message by its path, or undefined. */
export function partOf(message: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    message,
  );
}

/**
 * The media server's signalling with nothing between: no client library that would be polite. It takes and gives JSON to who
 * speaks JSON. What arrives before the first word of ours is binary and passed over.
 */
export class RawSignal {
  readonly #socket: WebSocket;
  readonly #listeners = new Set<(message: SignalMessage) => void>();
  readonly closed: Promise<void>;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => undefined);
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) return;
      const message = JSON.parse(data.toString('utf8')) as SignalMessage;
      for (const listener of this.#listeners) listener(message);
    });
  }

  /** @returns the status with which the gate refused it, when it did */
  static connect(origin: string, credential: string, path = '/_media/rtc'): Promise<RawSignal | number> {
    const url = new URL(path, origin.replace('http', 'ws'));
    const client = { protocol: '16', sdk: 'js', version: '2.23.0', auto_subscribe: '0' };
    url.search = new URLSearchParams({ ...client, access_token: credential }).toString();
    const socket = new WebSocket(url);
    return new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.once('unexpected-response', (_, response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      // its first message: now it is in the room
      socket.once('message', () => resolve(new RawSignal(socket)));
    });
  }

  /** @returns the first answer that `pick` takes for one */
  ask<T>(request: SignalMessage, pick: (message: SignalMessage) => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#listeners.delete(listener);
        reject(new Error(`no answer to ${JSON.stringify(request)}`));
      }, answerWithinMs);
      const listener = (message: SignalMessage): void => {
        const answer = pick(message);
        if (answer === undefined) return;
        clearTimeout(timer);
        this.#listeners.delete(listener);
        resolve(answer);
      };
      this.#listeners.add(listener);
      this.#socket.send(JSON.stringify(request));
    });
  }

  close(): void {
    this.#socket.terminate();
  }
}
