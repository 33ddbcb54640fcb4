import 'server-only';
import type { MutedSource } from '../video';
import type { MediaPeople } from './control';
import { MediaRoom } from './room';

const nobody: MediaPeople = new Map();

/**
 * The rooms of one lesson at the media server: the class, and one for each table. A room that is no longer wanted is emptied and
 * stays until the lesson is over, so that nobody who was on the way in is left behind in it.
 */
export class MediaRooms {
  readonly #wanted: () => ReadonlyMap<string, MediaPeople>;
  readonly #rooms = new Map<string, MediaRoom>();

  /** @param wanted by name, as the lesson has it at the moment of asking */
  constructor(wanted: () => ReadonlyMap<string, MediaPeople>) {
    this.#wanted = wanted;
    this.#open();
  }

  /** See `MediaRoom`. */
  follow(): void {
    this.#open();
    for (const room of this.#rooms.values()) room.follow();
  }

  followServer(): void {
    for (const room of this.#rooms.values()) room.followServer();
  }

  /** Wherever they are: the class, a table, or on the way from one to the other. */
  mute(identity: string, source: MutedSource): void {
    const wanted = this.#wanted();
    for (const [name, room] of this.#rooms) {
      if (wanted.get(name)?.has(identity)) room.mute(identity, source);
    }
  }

  async end(): Promise<void> {
    await Promise.all([...this.#rooms.values()].map((room) => room.end()));
  }

  close(): void {
    for (const room of this.#rooms.values()) room.close();
  }

  async drained(): Promise<void> {
    await Promise.all([...this.#rooms.values()].map((room) => room.drained()));
  }

  /** Whom the new room holds at once was told to nobody: it is empty until they come. */
  #open(): void {
    for (const roomName of this.#wanted().keys()) {
      if (this.#rooms.has(roomName)) continue;
      const people = (): MediaPeople => this.#wanted().get(roomName) ?? nobody;
      this.#rooms.set(roomName, new MediaRoom({ roomName, people }));
    }
  }
}
