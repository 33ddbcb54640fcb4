import 'server-only';
import { randomInt } from 'node:crypto';
import { log } from '@/lib/server/log';
import { mediaControl } from '@/lib/server/media/control';
import { MediaRooms } from '@/lib/server/media/rooms';
import type { SchoolScope } from '@/lib/server/scope';
import type { SyncSocket } from '@/lib/server/sync/socket';
import type { Clock } from '@/lib/shared/clock';
import type { LessonId } from '@/lib/shared/ids';
import { refuse, ok, type Result } from '@/lib/shared/result';
import { boardRooms } from '@/lib/boards/live';
import { isStaff } from '@/lib/shared/roles';
import { closeSeats } from '@/lib/moderation/feature';
import { Presence } from '@/lib/reports/attendance/live';
import { recordLesson } from '@/lib/reports/mutations';
import { Audience } from './audience/live';
import type { Connection } from './connection/live';
import { listSeats } from './data';
import { runEffect } from './effects/live';
import type { Decision, LiveSeat, LiveState } from './feature';
import { withDocuments } from './documents/live';
import { documentsSlice } from './documents/rules';
import { DueAlarm } from './due/live';
import { closeLesson, setLessonLive, storeDecision } from './mutations';
import { mayLookOn, onlooker } from './onlooker/rules';
import { Received } from './received/live';
import {
  addDeed,
  applyDecision,
  decideDue,
  decideIntent,
  intentRules,
  nextDue,
  receivedSlice,
  remainsOf,
  withRowsOfLeavers,
} from './rules';
import type { ByeReason, RefusalCode } from './protocol';
import { mediaPeople } from './seat/rules';
import { mediaRoomName } from '@/lib/media/rules';

/** How long a lesson that nobody is in stays in memory. */
const idleMs = 5 * 60_000;
/** 0 <= x < 1 from the system's generator: nobody guesses who is drawn. */
const random = (): number => randomInt(2 ** 47) / 2 ** 47;

/**
 * One lesson while somebody is in it: the state in memory, its connections, and one queue through which every change goes.
 * A change is decided, stored, applied, acknowledged, then published. What fails to be stored did not happen.
 */
export class LiveLesson {
  readonly scope: SchoolScope;
  readonly lessonId: LessonId;
  readonly #audience = new Audience();
  readonly #clock: Clock;
  readonly #onEnded: () => void;
  readonly #media: MediaRooms;
  readonly presence: Presence;
  #state: LiveState;
  #queue: Promise<unknown> = Promise.resolve();
  #idleSince: number;
  /** Called once it has ended and writes nothing any more. */
  onOver: () => void = () => undefined;
  readonly #alarm: DueAlarm;
  readonly #received = new Received(() =>
    this.#apply({ put: [{ slice: receivedSlice, key: '', value: this.#received.fact }] }),
  );

  constructor(parts: {
    readonly scope: SchoolScope;
    readonly lessonId: LessonId;
    readonly state: LiveState;
    readonly clock: Clock;
    /** The lesson is over and may be forgotten. */
    readonly onEnded: () => void;
  }) {
    this.scope = parts.scope;
    this.lessonId = parts.lessonId;
    this.#state = parts.state;
    this.#clock = parts.clock;
    this.#onEnded = parts.onEnded;
    this.#idleSince = parts.clock().getTime();
    this.#media = new MediaRooms(() => this.#mediaRooms());
    this.presence = new Presence(this, parts.clock);
    this.#alarm = new DueAlarm({
      clock: parts.clock,
      next: () => (this.#state.lesson.state === 'ended' ? null : nextDue(this.#state)),
      ring: () => this.#ring(),
    });
    this.#alarm.set();
  }

  /** Somebody has just asked for this lesson: it stays for a while. */
  touch(): void {
    this.#idleSince = this.#clock().getTime();
  }

  /** Nobody is connected, and nobody asked for so long. */
  isIdle(now: Date): boolean {
    return this.#audience.size === 0 && now.getTime() - this.#idleSince >= idleMs;
  }

  get state(): LiveState {
    return this.#state;
  }

  get connectionCount(): number {
    return this.#audience.size;
  }

  /** The media room of the class, or of one of its tables. */
  mediaRoomAt(table: number | null): string {
    return mediaRoomName({ schoolId: this.scope.schoolId, lessonId: this.lessonId }, table);
  }

  #mediaRooms() {
    const rooms = [...mediaPeople(this.#state)];
    return new Map(rooms.map(([table, people]) => [this.mediaRoomAt(table), people] as const));
  }

  seat(number: number): LiveSeat | undefined {
    return this.#state.seats.get(number);
  }

  /** A seat's new socket takes over; the one before is told so. @returns the connection and what detaches it, null: may not come in */
  attach(number: number, socket: SyncSocket): { connection: Connection; detach: () => void } | null {
    const seat = this.seat(number);
    if (
      !seat ||
      (seat.state !== 'admitted' && seat.state !== 'bench') ||
      this.#state.lesson.state === 'ended'
    ) {
      return null;
    }
    this.followMedia();
    const connection = this.#audience.attach(number, socket);
    this.#setOnline(number, true);
    this.#audience.tell(connection, seat, this.#state);
    return {
      connection,
      detach: () => {
        if (!this.#audience.detach(connection)) return;
        this.touch();
        this.#setOnline(number, false);
      },
    };
  }

  /** An adult's view of what children see. It has no seat and counts nowhere. @returns null: this seat may not look on */
  lookOn(number: number, socket: SyncSocket): ReturnType<LiveLesson['attach']> {
    const seat = this.seat(number);
    return mayLookOn(this.#state, seat) ? this.#audience.lookOn(this.#state, number, socket) : null;
  }

  /** Who looks on from this seat, as long as it may. */
  onlookerAt(number: number): LiveSeat | undefined {
    return mayLookOn(this.#state, this.seat(number)) ? onlooker : undefined;
  }

  /** An intent from a seat: gate, decision, storage, then the facts. Resolves with what the seat is told. */
  submit(number: number, type: string, body: unknown): Promise<Result<undefined, RefusalCode>> {
    return this.#enqueue(async () => {
      const actor = this.seat(number);
      if (!actor) return refuse('forbidden');
      const now = this.#clock();
      const decided = decideIntent({ state: this.#state, actor, type, body, now, random });
      if (!decided.ok) return decided;
      const done = await this.#carryOut(decided.value, type, now);
      if (done.ok) this.#account(actor, type, body, now);
      return done;
    });
  }

  /** A client has everything up to this revision. */
  have(number: number, revision: number): void {
    this.#received.heard(number, revision);
  }

  /** What adults did is told to adults; what is counted is asked of every child that is here. */
  #account(actor: LiveSeat, type: string, body: unknown, now: Date): void {
    if (isStaff(actor.role)) {
      const number = numberIn(body);
      const about = number === null ? {} : { number };
      this.#apply(addDeed(this.#state, { by: actor.number, type, at: now.toISOString(), ...about }));
    }
    if (!intentRules.get(type)?.counted) return;
    const here = this.#audience.connections().filter(({ number }) => {
      const seat = this.seat(number);
      return seat?.role === 'pupil' && seat.state === 'admitted';
    });
    const revision = this.#received.ask(
      type,
      here.map(({ number }) => number),
    );
    for (const connection of here) connection.ask(revision);
  }

  /** Closes seats whose card or child is gone; their owners may come again by another way. */
  closeSeats(isGone: (seat: LiveSeat) => boolean): Promise<Result<undefined, RefusalCode>> {
    return this.#enqueue(() => {
      const here = [...this.#state.seats.values()].filter(
        (seat) => seat.state === 'admitted' || seat.state === 'bench',
      );
      const decision = closeSeats(here.filter(isGone).map((seat) => seat.number));
      return this.#carryOut(withRowsOfLeavers(decision), 'seats-gone', this.#clock());
    });
  }

  /** Stored first; then applied and published; then what it asks of the world outside. */
  async #carryOut(decision: Decision, type: string, now: Date): Promise<Result<undefined, RefusalCode>> {
    try {
      await storeDecision(this.scope, this.lessonId, decision, this.#state.seats, now);
    } catch (error) {
      log.error('intent not stored', error, { type });
      return refuse('unavailable');
    }
    this.#apply(decision);
    this.#media.follow();
    await this.#makeDocuments();
    void Promise.all((decision.effects ?? []).map((effect) => runEffect(effect, this.#effectTarget())));
    return ok();
  }

  /** In memory only: what calls this has stored what must be stored. */
  #apply(decision: Decision): void {
    const { state, changed } = applyDecision(this.#state, decision);
    this.#state = state;
    this.#audience.publish(this.#state, changed);
    if (changed.has('seats')) this.presence.follow(state.seats.values());
    this.#alarm.set();
  }

  /** Runs in the queue: the state does not change meanwhile but for who is online. */
  async #makeDocuments(): Promise<void> {
    const { documents } = await withDocuments(this.scope, this.lessonId, this.#state);
    if (documents.length === this.#state.documents.length) return;
    this.#state = { ...this.#state, documents };
    this.#audience.publish(this.#state, new Set([documentsSlice]));
  }

  /** What time alone has changed. @returns false: not stored, so it did not happen yet */
  #ring(): Promise<boolean> {
    return this.#enqueue(async () => {
      const now = this.#clock();
      const decision = decideDue(this.#state, { now, random });
      return (await this.#carryOut(decision, 'due', now)).ok;
    });
  }

  /** Resolves when everything that was asked for so far is decided and stored, or refused, and the media server was told. */
  async drained(): Promise<void> {
    await this.#queue;
    await this.#media.drained();
    await this.presence.settle();
  }

  /** Nobody needs this object any more. */
  close(): void {
    this.#alarm.close();
    this.#received.close();
    this.#media.close();
    void this.presence.stop();
  }

  /** The media server may come and go: the lesson says so. */
  followMedia(): void {
    this.#media.followServer();
    const media = mediaControl().available;
    if (this.#state.lesson.media === media) return;
    this.#state = { ...this.#state, lesson: { ...this.#state.lesson, media } };
    this.#audience.publish(this.#state, new Set(['lesson']));
  }

  /**
   * Runs work that writes seats, then reads them (and their names) anew; keeps who is online. Nothing comes between: entries
   * of thirty children at once go one after the other, so none of them sees a sign free that another just took.
   */
  changeSeats<T>(work: () => Promise<T>): Promise<T> {
    return this.#enqueue(async () => {
      const result = await work();
      const seats = await listSeats(this.scope, this.lessonId);
      const online = (seat: LiveSeat): LiveSeat => ({ ...seat, online: this.#audience.has(seat.number) });
      this.#state = { ...this.#state, seats: new Map(seats.map((seat) => [seat.number, online(seat)])) };
      this.#audience.publish(this.#state, new Set(['seats']));
      this.#media.follow();
      await this.#makeDocuments();
      this.presence.follow(this.#state.seats.values());
      this.#alarm.set(); // a new seat may have an end of its own
      return result;
    });
  }

  refreshSeats(): Promise<void> {
    return this.changeSeats(() => Promise.resolve());
  }

  /** The teacher starts: planned becomes live, once. */
  start(): Promise<void> {
    return this.#enqueue(async () => {
      if (this.#state.lesson.state !== 'planned') return;
      await setLessonLive(this.scope, this.lessonId, this.#clock());
      this.#state = { ...this.#state, lesson: { ...this.#state.lesson, state: 'live' } };
      this.#audience.publish(this.#state, new Set(['lesson']));
      this.#media.follow();
    });
  }

  /** Ends for everybody: closes in one transaction, says goodbye, forgets the media room. */
  async end(): Promise<void> {
    await this.#storeEnd();
    this.#state = {
      ...this.#state,
      lesson: { ...this.#state.lesson, state: 'ended' },
      facts: new Map(),
      words: new Map(),
    };
    this.close();
    this.sayBye('ended');
    await boardRooms().closeLesson(this.lessonId);
    this.#onEnded();
    this.onOver();
    await this.#media.end();
  }

  /** Who was here and what the features leave is written in the same transaction, or the lesson goes on. */
  async #storeEnd(): Promise<void> {
    const now = this.#clock();
    const seen = await this.presence.stop();
    try {
      const record = { seen, remains: remainsOf(this.#state), now };
      await closeLesson(this.scope, this.lessonId, { now, record: (tx) => recordLesson(tx, this, record) });
    } catch (error) {
      this.presence.resume(this.#state.seats.values(), seen);
      throw error;
    }
  }

  sayBye(reason: ByeReason): void {
    this.#audience.sayBye(reason);
  }

  disconnect(number: number, reason: ByeReason): void {
    this.#audience.disconnect(number, reason);
    this.#setOnline(number, false);
  }

  #effectTarget() {
    return {
      media: this.#media,
      seat: (number: number) => this.seat(number),
      disconnect: (number: number, reason: ByeReason) => this.disconnect(number, reason),
      end: () => this.end(),
    };
  }

  #setOnline(number: number, online: boolean): void {
    const seat = this.seat(number);
    if (!seat || seat.online === online) return;
    this.#state = { ...this.#state, seats: new Map(this.#state.seats).set(number, { ...seat, online }) };
    this.#audience.publish(this.#state, new Set(['seats']));
    this.presence.follow(this.#state.seats.values());
    this.#alarm.set(); // who is away may hold something that ends with it
  }

  #enqueue<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#queue.then(work, work);
    this.#queue = next.catch(() => undefined);
    return next;
  }
}

/** The seat that an intent is about, for the eyes of colleagues. */
function numberIn(body: unknown): number | null {
  const number = typeof body === 'object' && body !== null && 'number' in body ? body.number : null;
  return typeof number === 'number' ? number : null;
}
