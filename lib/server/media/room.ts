import 'server-only';
import { areSameGrants, commonGrants, type MediaGrants } from '@/lib/media/rules';
import { log } from '../log';
import type { MutedSource } from '../video';
import { mediaControl, type MediaPeople } from './control';

/** Looks after a change: somebody who was on their way in with older rights appears a moment later. */
const looksMs = [300, 1_500] as const;
const retryMinMs = 250;
const retryMaxMs = 10_000;
/** A mute is a wish of its moment: later the microphone may be on because somebody wanted it. */
const muteWithinMs = 5_000;
const closeTriesMax = 20;
const nothing: MediaGrants = { sources: [] };

/** What somebody was told last, and the least they had since. */
type Pending = { readonly told: MediaGrants; readonly least: MediaGrants };

type MediaRoomParts = {
  readonly roomName: string;
  /** As the lesson has it at the moment of asking. */
  readonly people: () => MediaPeople;
};

/**
 * One lesson's room at the media server, kept at what the lesson says (SPEC, MEDIA-9). The lesson never waits for it. The
 * newest state wins; what was taken from somebody is taken, also when it was given back before the media server could be told.
 */
export class MediaRoom {
  readonly #parts: MediaRoomParts;
  #known: MediaPeople;
  /** Who is to be told. */
  readonly #pending = new Map<string, Pending>();
  readonly #telling = new Set<string>();
  readonly #mutes = new Map<string, number>();
  readonly #work = new Set<Promise<void>>();
  #timer: { readonly at: number; readonly handle: ReturnType<typeof setTimeout> } | null = null;
  /** How many of `looksMs` are done; all of them: nothing is left to do. */
  #looks: number = looksMs.length;
  #failures = 0;
  /** The next try is set: of thirty calls that fail together only the first counts. */
  #isWaiting = false;
  #isLooking = false;
  /** None seen yet: the first that is there may have people in it from before our own restart. */
  #starts = 0;
  #isClosed = false;

  constructor(parts: MediaRoomParts) {
    this.#parts = parts;
    this.#known = parts.people();
  }

  /** After every change of the lesson: whose rights are others now, or who has no business here any more, is told at once. */
  follow(): void {
    const people = this.#parts.people();
    for (const [identity, before] of this.#known) {
      const now = people.get(identity);
      if (now && areSameGrants(before, now)) continue;
      const { told, least } = this.#pending.get(identity) ?? { told: before, least: before };
      this.#pending.set(identity, { told, least: commonGrants(least, now ?? nothing) });
      this.#note(this.#tell(identity));
    }
    this.#known = people;
  }

  mute(identity: string, source: MutedSource): void {
    const key = `${identity}/${source}`;
    const isUnderWay = this.#mutes.has(key);
    this.#mutes.set(key, Date.now() + muteWithinMs);
    if (!isUnderWay) this.#note(this.#mute(identity, source).finally(() => this.#mutes.delete(key)));
  }

  /** Asked now and then: a media server that came up meanwhile is looked at. */
  followServer(): void {
    const { starts } = mediaControl();
    if (starts === this.#starts) return;
    this.#starts = starts;
    this.#lookSoon();
  }

  /** The lesson is over: nobody may go on talking in its room. Resolves after the first try; others follow by themselves. */
  async end(): Promise<void> {
    this.close();
    this.#pending.clear();
    this.#looks = looksMs.length;
    await this.#closeRoom(1);
  }

  /** No more timers; what is under way goes on. */
  close(): void {
    this.#isClosed = true;
    this.#disarm();
  }

  /** For the orderly end: what is under way has happened, and what failed was tried once more. */
  async drained(): Promise<void> {
    await Promise.all(this.#work);
    if (this.#pending.size > 0 || this.#failures > 0) await this.#look();
  }

  #note(work: Promise<void>): void {
    this.#work.add(work);
    void work.finally(() => this.#work.delete(work));
  }

  /** One person's calls go one after the other, so that none overtakes a newer one. */
  async #tell(identity: string): Promise<void> {
    if (this.#telling.has(identity)) return;
    this.#telling.add(identity);
    try {
      for (let next = this.#take(identity); next; next = this.#take(identity)) {
        await this.#say(identity, next);
      }
      this.#lookSoon();
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#telling.delete(identity);
    }
  }

  #take(identity: string): Pending | undefined {
    const next = this.#pending.get(identity);
    this.#pending.delete(identity);
    return next;
  }

  async #say(identity: string, { told, least }: Pending): Promise<void> {
    const subject = { roomName: this.#parts.roomName, identity };
    const wanted = (): MediaGrants | undefined => this.#parts.people().get(identity);
    const size = least.sources.length;
    try {
      // taken and given back since: it has to fall once, so that nothing goes on that was on before
      if (size < told.sources.length && size < (wanted()?.sources.length ?? 0)) {
        await mediaControl().setRights({ ...subject, grants: least });
      }
      const grants = wanted();
      await (grants ? mediaControl().setRights({ ...subject, grants }) : mediaControl().remove(subject));
    } catch (error) {
      const newer = this.#pending.get(identity);
      this.#pending.set(identity, { told, least: commonGrants(newer?.least ?? least, least) });
      throw error;
    }
  }

  async #mute(identity: string, source: MutedSource): Promise<void> {
    const key = `${identity}/${source}`;
    const { starts } = mediaControl();
    for (let tries = 0; ; tries += 1) {
      try {
        await mediaControl().mute({ roomName: this.#parts.roomName, identity, source });
        return;
      } catch (error) {
        if (tries === 0) log.error('media mute', error, { room: this.#parts.roomName });
      }
      const waitMs = backOff(tries);
      const isInTime = Date.now() + waitMs < (this.#mutes.get(key) ?? 0);
      if (!isInTime || this.#isClosed) return;
      await passed(waitMs);
      if (mediaControl().starts !== starts) return; // one that came up anew has everybody's devices off
    }
  }

  #lookSoon(): void {
    this.#looks = 0;
    this.#arm(looksMs[0]);
  }

  /** Tells who is still to be told, then compares the whole room. */
  async #look(): Promise<void> {
    if (this.#isLooking) {
      this.#arm(looksMs[0]);
      return;
    }
    this.#isLooking = true;
    this.#isWaiting = false;
    try {
      await Promise.all([...this.#pending.keys()].map((identity) => this.#tell(identity)));
      if (this.#pending.size > 0) return; // a failure has set the next try
      const { roomName, people } = this.#parts;
      await mediaControl().settle(roomName, people);
      if (this.#failures > 0) log.info('media room is right again', { room: roomName });
      this.#failures = 0;
      this.#looks += 1;
      const next = looksMs[this.#looks];
      if (next !== undefined) this.#arm(next);
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#isLooking = false;
    }
  }

  #failed(error: unknown): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    if (this.#failures === 0) log.error('media room', error, { room: this.#parts.roomName });
    const waitMs = backOff(this.#failures);
    this.#failures += 1;
    this.#looks = 0;
    this.#disarm();
    this.#arm(waitMs);
  }

  /** The earlier of two moments holds, so that a stream of changes does not put the look off forever. */
  #arm(waitMs: number): void {
    const at = Date.now() + waitMs;
    if (this.#isClosed || (this.#timer && this.#timer.at <= at)) return;
    this.#disarm();
    const handle = setTimeout(() => {
      this.#timer = null;
      this.#note(this.#look());
    }, waitMs);
    handle.unref();
    this.#timer = { at, handle };
  }

  #disarm(): void {
    if (this.#timer) clearTimeout(this.#timer.handle);
    this.#timer = null;
  }

  async #closeRoom(tries: number): Promise<void> {
    try {
      await mediaControl().closeRoom(this.#parts.roomName);
    } catch (error) {
      log.error('media room not closed', error, { room: this.#parts.roomName, tries });
      if (tries >= closeTriesMax) return;
      setTimeout(() => void this.#closeRoom(tries + 1), backOff(tries - 1)).unref();
    }
  }
}

const backOff = (failures: number): number => Math.min(retryMaxMs, retryMinMs * 2 ** failures);
const passed = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());
