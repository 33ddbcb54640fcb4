import 'server-only';
import { log } from '@/lib/server/log';
import { mediaControl } from '@/lib/server/media/control';
import type { SchoolScope } from '@/lib/server/scope';
import type { SyncSocket } from '@/lib/server/sync/socket';
import type { Clock } from '@/lib/shared/clock';
import type { LessonId } from '@/lib/shared/ids';
import { refuse, ok, type Result } from '@/lib/shared/result';
import { boardRooms } from '@/lib/boards/live';
import { closeSeats } from '@/lib/moderation/feature';
import { Connection } from './connection/live';
import { listSeats } from './data';
import { runEffect } from './effects/live';
import type { Decision, LiveSeat, LiveState } from './feature';
import { closeLesson, setLessonLive, storeDecision } from './mutations';
import { applyDecision, decideIntent, sliceRules } from './rules';
import type { ByeReason, RefusalCode } from './protocol';

/** How long a lesson that nobody is in stays in memory. */
const idleMs = 5 * 60_000;

/**
 * One lesson while somebody is in it: the state in memory, its connections, and one queue through which every change goes.
 * A change is decided, stored, applied, acknowledged, then published. What fails to be stored did not happen.
 */
export class LiveLesson {
  readonly scope: SchoolScope;
  readonly lessonId: LessonId;
  readonly #connections = new Map<number, Connection>();
  readonly #clock: Clock;
  readonly #onEnded: () => void;
  #state: LiveState;
  #queue: Promise<unknown> = Promise.resolve();
  #idleSince: number;

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
  }

  /** Somebody has just asked for this lesson: it stays for a while. */
  touch(): void {
    this.#idleSince = this.#clock().getTime();
  }

  /** Nobody is connected, and nobody asked for so long. */
  isIdle(now: Date): boolean {
    return this.#connections.size === 0 && now.getTime() - this.#idleSince >= idleMs;
  }

  get state(): LiveState {
    return this.#state;
  }

  get connectionCount(): number {
    return this.#connections.size;
  }

  /** The media room of this lesson; one lesson instance, one room. */
  get roomName(): string {
    return `${this.scope.schoolId}.${this.lessonId}`;
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
    this.#connections.get(number)?.bye('moved');
    const connection = new Connection(number, socket);
    this.#connections.set(number, connection);
    this.#setOnline(number, true);
    this.#publishTo(connection, seat);
    return {
      connection,
      detach: () => {
        if (this.#connections.get(number) === connection) {
          this.#connections.delete(number);
          this.touch();
          this.#setOnline(number, false);
        }
      },
    };
  }

  /** An intent from a seat: gate, decision, storage, then the facts. Resolves with what the seat is told. */
  submit(number: number, type: string, body: unknown): Promise<Result<undefined, RefusalCode>> {
    return this.#enqueue(async () => {
      const actor = this.seat(number);
      if (!actor) return refuse('forbidden');
      const now = this.#clock();
      const decided = decideIntent({ state: this.#state, actor, type, body, now });
      if (!decided.ok) return decided;
      return this.#carryOut(decided.value, type, now);
    });
  }

  /** Closes seats whose card or child is gone; their owners may come again by another way. */
  closeSeats(isGone: (seat: LiveSeat) => boolean): Promise<Result<undefined, RefusalCode>> {
    return this.#enqueue(() => {
      const here = [...this.#state.seats.values()].filter(
        (seat) => seat.state === 'admitted' || seat.state === 'bench',
      );
      const decision = closeSeats(here.filter(isGone).map((seat) => seat.number));
      return this.#carryOut(decision, 'seats-gone', this.#clock());
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
    const { state, changed } = applyDecision(this.#state, decision);
    this.#state = state;
    this.#publish(changed);
    const effects = decision.effects ?? [];
    void Promise.all(effects.map((effect) => runEffect(effect, this.#effectTarget())));
    return ok();
  }

  /** The media server may come and go: the lesson says so. */
  followMedia(): void {
    const media = mediaControl().available;
    if (this.#state.lesson.media === media) return;
    this.#state = { ...this.#state, lesson: { ...this.#state.lesson, media } };
    this.#publish(new Set(['lesson']));
  }

  /**
   * Runs work that writes seats, then reads them (and their names) anew; keeps who is online. Nothing comes between: entries
   * of thirty children at once go one after the other, so none of them sees a sign free that another just took.
   */
  changeSeats<T>(work: () => Promise<T>): Promise<T> {
    return this.#enqueue(async () => {
      const result = await work();
      const seats = await listSeats(this.scope, this.lessonId);
      const online = (seat: LiveSeat): LiveSeat => ({ ...seat, online: this.#connections.has(seat.number) });
      this.#state = { ...this.#state, seats: new Map(seats.map((seat) => [seat.number, online(seat)])) };
      this.#publish(new Set(['seats']));
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
      this.#publish(new Set(['lesson']));
    });
  }

  /** Ends for everybody: closes in one transaction, says goodbye, forgets the media room. */
  async end(): Promise<void> {
    await closeLesson(this.scope, this.lessonId, this.#clock());
    this.#state = { ...this.#state, lesson: { ...this.#state.lesson, state: 'ended' }, facts: new Map() };
    this.sayBye('ended');
    await boardRooms().closeLesson(this.lessonId);
    this.#onEnded();
    await mediaControl()
      .closeRoom(this.roomName)
      .catch((error: unknown) => log.error('media room not closed', error)); // the gate lets nobody in any more
  }

  sayBye(reason: ByeReason): void {
    for (const connection of this.#connections.values()) connection.bye(reason);
    this.#connections.clear();
  }

  disconnect(number: number, reason: ByeReason): void {
    this.#connections.get(number)?.bye(reason);
    this.#connections.delete(number);
    this.#setOnline(number, false);
  }

  #effectTarget() {
    return {
      roomName: this.roomName,
      seat: (number: number) => this.seat(number),
      disconnect: (number: number, reason: ByeReason) => this.disconnect(number, reason),
      end: () => this.end(),
    };
  }

  #setOnline(number: number, online: boolean): void {
    const seat = this.seat(number);
    if (!seat || seat.online === online) return;
    this.#state = { ...this.#state, seats: new Map(this.#state.seats).set(number, { ...seat, online }) };
    this.#publish(new Set(['seats']));
  }

  /** Sends the slices that changed, each computed once per role, or per seat where views differ. */
  #publish(changed: ReadonlySet<string>): void {
    const slices = [...sliceRules].filter(([, rule]) => rule.dependsOn.some((name) => changed.has(name)));
    const shared = new Map<string, string | undefined>();
    for (const connection of this.#connections.values()) {
      const seat = this.seat(connection.number);
      // Who is out hears a goodbye with its reason, nothing before it.
      if (seat?.state !== 'admitted' && seat?.state !== 'bench') continue;
      if (connection.isNewTo(seat)) {
        this.#publishTo(connection, seat); // just admitted, or back at the bench: it may see other slices now
        continue;
      }
      for (const [slice, rule] of slices) {
        const key = `${slice}/${seat.role}/${seat.state}`;
        if (rule.perSeat || !shared.has(key)) shared.set(key, encode(rule.view(this.#state, seat)));
        connection.fact(slice, shared.get(key));
      }
    }
  }

  #publishTo(connection: Connection, seat: LiveSeat): void {
    connection.isNewTo(seat);
    for (const [slice, rule] of sliceRules) connection.fact(slice, encode(rule.view(this.#state, seat)));
  }

  #enqueue<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#queue.then(work, work);
    this.#queue = next.catch(() => undefined);
    return next;
  }
}

function encode(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}
