import 'server-only';
import type { Video } from '../video';

const ensuredMs = 10_000;
const ensuredMax = 1000;

type Ensured = { readonly video: Video; readonly until: number; readonly done: Promise<void> };

/** A class comes in within seconds: the room is asked for once, not thirty times. Shorter than an empty room lives. */
export class EnsuredRooms {
  readonly #ensured = new Map<string, Ensured>();

  ensure(video: Video, room: string): Promise<void> {
    const now = Date.now();
    const known = this.#ensured.get(room);
    if (known && known.video === video && known.until > now) {
      return known.done;
    }
    if (this.#ensured.size >= ensuredMax) {
      this.#ensured.clear();
    }
    const done = video.ensureRoom(room);
    this.#ensured.set(room, { video, until: now + ensuredMs, done });
    done.catch(() => this.#ensured.delete(room));
    return done;
  }
}
