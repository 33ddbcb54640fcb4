import 'server-only';
import pLimit from 'p-limit';
import type { LiveSeat } from '@/lib/classroom/feature';
import type { MediaNews } from '@/lib/shared/media-news';
import { log } from '@/lib/server/log';
import type { SchoolScope } from '@/lib/server/scope';
import { singleton } from '@/lib/server/singleton';
import type { Clock } from '@/lib/shared/clock';
import type { LessonId, SignId } from '@/lib/shared/ids';
import { MediaWitness } from '../witness/rules';
import { storeSeen } from './mutations';
import type { Seen } from './schema';

/** Who stays is written down so often; what a process that is killed takes along is at most this. */
export const noteEveryMs = 60_000;
/** Coming back and leaving is written a little later, so that a line that drops again and again writes no more than this. */
export const settleMs = 5_000;

/**
 * Of all lessons of the process so many write at one time: hundreds that began at eight o'clock write in the same second, and what
 * teachers and children tap must not wait for a connection to the database behind them.
 */
const writersMax = 2;
const lane = () => singleton('attendance-lane', () => pLimit(writersMax));

/**
 * Which signs are here, from our own seats: admitted, and connected. A sign seen for the first time is written at once, then
 * in intervals and when it leaves; never with each beat of a connection. The media server's word is kept beside it: how long of
 * that time the child was connected to sound and picture.
 */
export class Presence {
  /** Until when each sign that is here is counted. */
  readonly #here = new Map<SignId, Date>();
  readonly #known = new Set<SignId>();
  /** Signs that have their row. */
  readonly #stored = new Set<SignId>();
  readonly #identities = new Map<SignId, string>();
  readonly #witness = new MediaWitness();
  readonly #where: { readonly scope: SchoolScope; readonly lessonId: LessonId };
  readonly #clock: Clock;
  #unstored = new Map<SignId, Seen>();
  #writing: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #timerAt = Infinity;
  #stopped = false;

  constructor(where: { readonly scope: SchoolScope; readonly lessonId: LessonId }, clock: Clock) {
    this.#where = where;
    this.#clock = clock;
  }

  /** The seats as they are now. */
  follow(seats: Iterable<LiveSeat>): void {
    if (this.#stopped) return;
    const now = this.#clock();
    const here = new Set<SignId>();
    for (const { role, state, online, signId, mediaIdentity } of seats) {
      if (role !== 'pupil' || state !== 'admitted' || !online || !signId) continue;
      here.add(signId as SignId);
      this.#identities.set(signId as SignId, mediaIdentity);
    }
    let wait = this.#here.size > 0 || here.size > 0 ? noteEveryMs : Infinity;
    for (const signId of [...this.#here.keys()].filter((sign) => !here.has(sign))) {
      this.#credit(signId, now);
      this.#here.delete(signId);
      wait = Math.min(wait, settleMs);
    }
    for (const signId of here) {
      if (this.#here.has(signId)) continue;
      this.#here.set(signId, now);
      this.#credit(signId, now);
      wait = this.#known.has(signId) ? Math.min(wait, settleMs) : 0;
      this.#known.add(signId);
    }
    this.#writeIn(wait);
  }

  /** What was before the news counts as it was before. */
  hear(news: MediaNews): void {
    if (this.#stopped) return;
    const now = this.#clock();
    for (const signId of this.#here.keys()) this.#credit(signId, now);
    this.#witness.hear(news);
  }

  /** Counts up to now and stores it; what could not be stored waits for the next time. */
  async settle(): Promise<void> {
    const now = this.#clock();
    for (const signId of this.#here.keys()) this.#credit(signId, now);
    this.#writing = this.#writing.then(() => this.#write());
    await this.#writing;
  }

  /** Ends the counting. @returns what is not stored yet, for the transaction that closes the lesson */
  async stop(): Promise<ReadonlyMap<SignId, Seen>> {
    const settled = this.settle();
    this.#stopped = true;
    this.#here.clear();
    await settled;
    this.#clearTimer();
    const left = this.#unstored;
    this.#unstored = new Map();
    return left;
  }

  /** The lesson could not be closed: it goes on. */
  resume(seats: Iterable<LiveSeat>, left: ReadonlyMap<SignId, Seen>): void {
    this.#unstored = merged(left, this.#unstored);
    this.#stopped = false;
    this.follow(seats);
  }

  #credit(signId: SignId, now: Date): void {
    const since = this.#here.get(signId) ?? now;
    const before = this.#unstored.get(signId);
    const more = Math.max(now.getTime() - since.getTime(), 0) / 1000;
    const isHeard = this.#witness.sees(this.#identities.get(signId) ?? '');
    this.#unstored.set(signId, {
      firstSeenAt: before?.firstSeenAt ?? since,
      lastSeenAt: now,
      seconds: (before?.seconds ?? 0) + more,
      mediaSeconds: (before?.mediaSeconds ?? 0) + (isHeard ? more : 0),
    });
    this.#here.set(signId, now);
  }

  async #write(): Promise<void> {
    const seen = this.#unstored;
    if (seen.size === 0) return;
    this.#unstored = new Map();
    try {
      const { scope, lessonId } = this.#where;
      await lane()(() => storeSeen(scope, lessonId, { seen, known: this.#stored, now: this.#clock() }));
      for (const signId of seen.keys()) this.#stored.add(signId);
    } catch (error) {
      log.error('attendance not stored', error);
      this.#unstored = merged(seen, this.#unstored);
      this.#writeIn(noteEveryMs);
    }
  }

  /** One timer; a sooner wish wins over a later one. */
  #writeIn(wait: number): void {
    const at = this.#clock().getTime() + wait;
    if (this.#stopped || at >= this.#timerAt) return;
    this.#clearTimer();
    this.#timerAt = at;
    this.#timer = setTimeout(() => void this.#tick(), wait);
    this.#timer.unref();
  }

  async #tick(): Promise<void> {
    this.#clearTimer();
    await this.settle();
    if (this.#here.size > 0) this.#writeIn(noteEveryMs);
  }

  #clearTimer(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#timerAt = Infinity;
  }
}

function merged(older: ReadonlyMap<SignId, Seen>, newer: ReadonlyMap<SignId, Seen>): Map<SignId, Seen> {
  const all = new Map(older);
  for (const [signId, seen] of newer) {
    const before = all.get(signId);
    all.set(signId, {
      firstSeenAt: before?.firstSeenAt ?? seen.firstSeenAt,
      lastSeenAt: seen.lastSeenAt,
      seconds: (before?.seconds ?? 0) + seen.seconds,
      mediaSeconds: (before?.mediaSeconds ?? 0) + seen.mediaSeconds,
    });
  }
  return all;
}
