/**
 * The way of one child from a door to its seat, below the screens: which picture comes next, which request goes out, what a
 * reload continues with. Must stay free of heavy imports: it is in the first script a child's tablet loads.
 */
import type { CodeObject, Animal, Badge, SignFace } from '@/lib/shared/signs';
import type { Result } from '@/lib/shared/result';
import type { Pass } from '../schema';
import type { Classroom } from './classroom';
import type { SeatMemory } from './seat-memory';

export type DoorView = {
  readonly type: 'not-yet' | 'waiting' | 'open' | 'ended' | 'none';
  readonly className: string;
  readonly grade: string;
  readonly teacherName: string;
  readonly startsAt: string | null;
  readonly lessonId: string | null;
  readonly taken: readonly SignFace[];
  /** Signs that exist in the class. */
  readonly signs: readonly SignFace[];
};

export type EnterRequest = {
  readonly via: 'card' | 'link' | 'code';
  readonly secret?: string;
  readonly linkCode?: string;
  readonly sign?: SignFace;
  readonly code?: CodeObject[];
};
type EnterRefusal = 'not-yet' | 'ended' | 'refused' | 'card-old' | 'too-many' | 'unavailable';
export type SeatRefusal = 'expired' | 'removed' | 'ended' | 'unavailable';

export type DoorPorts = {
  /** False in a browser that cannot take part in a lesson at all. */
  readonly canJoin: () => boolean;
  readonly openCard: (input: {
    secret: string;
  }) => Promise<Result<{ door: DoorView; sign: SignFace }, 'card-old' | 'too-many' | 'unavailable'>>;
  readonly enterClassroom: (
    input: EnterRequest,
  ) => Promise<Result<{ seatSecret: string; lessonId: string }, EnterRefusal>>;
  readonly openSeat: (input: { seatSecret: string }) => Promise<Result<Pass, SeatRefusal>>;
  /** Loads the engine of the lesson only now. */
  readonly createClassroom: (parts: {
    pass: Pass;
    refreshPass: () => Promise<Result<Pass, SeatRefusal>>;
  }) => Promise<Classroom>;
};

export type DoorEntry =
  | { readonly via: 'card'; readonly secret: string | null }
  | {
      readonly via: 'link' | 'code';
      readonly linkCode: string;
      readonly door: DoorView;
      readonly code?: CodeObject[];
    };

export type SorryReason =
  | 'old-device'
  | 'early'
  | 'none'
  | 'over'
  | 'card-old'
  | 'card-again'
  | 'too-many'
  | 'unavailable'
  | 'refused';

export type DoorStep =
  | { readonly type: 'opening' }
  | { readonly type: 'animal' }
  | { readonly type: 'badge'; readonly animal: Animal }
  | { readonly type: 'taken'; readonly sign: SignFace }
  | { readonly type: 'hello'; readonly sign: SignFace }
  | { readonly type: 'not-me'; readonly sign: SignFace }
  | { readonly type: 'entering'; readonly sign: SignFace; readonly micCheck: boolean }
  | { readonly type: 'room'; readonly sign: SignFace; readonly classroom: Classroom }
  | { readonly type: 'goodbye'; readonly sign: SignFace | null }
  | { readonly type: 'sorry'; readonly reason: SorryReason; readonly sign: SignFace | null };

export type DoorSnapshot = { readonly step: DoorStep; readonly door: DoorView | null };

const retryMs = 5_000;

export class Door {
  #snapshot: DoorSnapshot;
  #entry: DoorEntry;
  #arrived: { sign: SignFace; classroom: Classroom } | null = null;
  #retry: ReturnType<typeof setTimeout> | null = null;
  #closed = false;
  /** Counts openings of the seat; whatever an older one brings is thrown away. */
  #opening = 0;
  readonly #listeners = new Set<() => void>();
  readonly #ports: DoorPorts;
  readonly #memory: SeatMemory;

  constructor(parts: { entry: DoorEntry; ports: DoorPorts; memory: SeatMemory }) {
    this.#entry = parts.entry;
    this.#ports = parts.ports;
    this.#memory = parts.memory;
    this.#snapshot = {
      step: { type: 'opening' },
      door: parts.entry.via === 'card' ? null : parts.entry.door,
    };
  }

  readonly subscribe = (onChange: () => void): (() => void) => {
    this.#listeners.add(onChange);
    return () => this.#listeners.delete(onChange);
  };
  readonly getSnapshot = (): DoorSnapshot => this.#snapshot;

  /** Continues with the seat of this tab if there is one; a fresh card is always a new child. */
  async start(): Promise<void> {
    this.#closed = false;
    if (!this.#ports.canJoin()) return this.#sorry('old-device', null);
    const entry = this.#entry;
    if (entry.via === 'card' && entry.secret !== null) this.#memory.clear();
    const seat = this.#memory.read();
    if (seat && (entry.via === 'card' || entry.door.lessonId === seat.lessonId)) return this.resume();
    if (entry.via !== 'card') return this.#show(this.#firstStep(entry.door, null));
    if (entry.secret === null) return this.#sorry('card-again', null);
    const opened = await this.#ports.openCard({ secret: entry.secret }).catch(unavailable);
    if (!opened.ok) {
      this.#sorry(opened.code, null);
      if (opened.code === 'unavailable') this.#retryLater(() => this.start());
      return;
    }
    this.#set({ door: opened.value.door, step: this.#firstStep(opened.value.door, opened.value.sign) });
  }

  /** The server says something new about the door while the child waits outside. */
  updateDoor(door: DoorView): void {
    if (this.#entry.via !== 'card') this.#entry = { ...this.#entry, door };
    const { step } = this.#snapshot;
    const outside = step.type === 'sorry' && ['early', 'none', 'over'].includes(step.reason);
    this.#set(outside ? { door, step: this.#firstStep(door, step.sign) } : { door });
  }

  chooseAnimal(animal: Animal): void {
    this.#show({ type: 'badge', animal });
  }

  chooseBadge(animal: Animal, badge: Badge): void {
    const sign = { animal, badge };
    const taken = this.#snapshot.door?.taken.some((other) => isSame(other, sign)) ?? false;
    this.#show(taken ? { type: 'taken', sign } : { type: 'hello', sign });
  }

  confirmTaken(sign: SignFace): void {
    this.#show({ type: 'hello', sign });
  }

  back(): void {
    this.#show({ type: 'animal' });
  }

  notMe(sign: SignFace): void {
    this.#show(this.#entry.via === 'card' ? { type: 'not-me', sign } : { type: 'animal' });
  }

  stayMe(sign: SignFace): void {
    this.#show({ type: 'hello', sign });
  }

  /** "Los!": the seat is taken at once, the microphone is tried meanwhile. */
  async go(sign: SignFace, micCheck: boolean): Promise<void> {
    this.#show({ type: 'entering', sign, micCheck });
    const entered = await this.#ports.enterClassroom(this.#request(sign)).catch(unavailable);
    if (!entered.ok) {
      this.#sorry(entered.code === 'not-yet' ? 'early' : sorryOf(entered.code), sign);
      if (entered.code === 'unavailable') this.#retryLater(() => this.go(sign, false));
      return;
    }
    this.#memory.write({ ...entered.value, sign });
    await this.resume();
  }

  micCheckDone(): void {
    const { step } = this.#snapshot;
    if (step.type !== 'entering') return;
    this.#show({ ...step, micCheck: false });
    this.#enterRoom();
  }

  /** Opens the seat of this tab again: after a reload, or to take it back from another window. */
  async resume(): Promise<void> {
    const seat = this.#memory.read();
    if (!seat) return this.start();
    const { seatSecret, sign } = seat;
    if (this.#snapshot.step.type === 'room') this.#snapshot.step.classroom.close();
    if (this.#snapshot.step.type !== 'entering') this.#show({ type: 'entering', sign, micCheck: false });
    const opening = (this.#opening += 1);
    const opened = await this.#ports.openSeat({ seatSecret }).catch(unavailable);
    if (opening !== this.#opening) return;
    if (!opened.ok) return this.#seatRefused(opened.code, sign);
    const refreshPass = () => this.#ports.openSeat({ seatSecret });
    const classroom = await this.#ports.createClassroom({ pass: opened.value, refreshPass });
    if (opening !== this.#opening) return classroom.close();
    this.#arrived = { sign, classroom };
    this.#enterRoom();
  }

  /** For good: the seat of this tab is forgotten. */
  async leave(): Promise<void> {
    const { step } = this.#snapshot;
    this.#memory.clear();
    const sign = 'sign' in step ? step.sign : null;
    if (step.type === 'room') await step.classroom.leave();
    this.#show({ type: 'goodbye', sign });
  }

  /** The lesson ended or the seat was taken away: a reload must not try it again. */
  forget(): void {
    this.#memory.clear();
  }

  again(): void {
    if (this.#retry) clearTimeout(this.#retry);
    this.#show({ type: 'opening' });
    void this.start();
  }

  /** Ends sockets and timers; the seat stays, and `start` continues in it. Safe to call twice. */
  close(): void {
    this.#closed = true;
    this.#opening += 1;
    if (this.#retry) clearTimeout(this.#retry);
    this.#arrived?.classroom.close();
    this.#arrived = null;
    if (this.#snapshot.step.type === 'room') this.#snapshot.step.classroom.close();
  }

  #enterRoom(): void {
    const { step } = this.#snapshot;
    if (!this.#arrived || (step.type === 'entering' && step.micCheck)) return;
    const { sign, classroom } = this.#arrived;
    this.#arrived = null;
    this.#show({ type: 'room', sign, classroom });
  }

  #seatRefused(code: SeatRefusal, sign: SignFace): void {
    if (code === 'unavailable') {
      this.#sorry('unavailable', sign);
      return this.#retryLater(() => this.resume());
    }
    this.#memory.clear();
    if (code === 'expired') return this.again();
    this.#sorry(code === 'ended' ? 'over' : 'refused', sign);
  }

  #retryLater(work: () => Promise<void>): void {
    if (this.#closed) return;
    if (this.#retry) clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void work(), retryMs);
  }

  #firstStep(door: DoorView, sign: SignFace | null): DoorStep {
    switch (door.type) {
      case 'ended':
        return { type: 'sorry', reason: 'over', sign };
      case 'none':
        return { type: 'sorry', reason: 'none', sign };
      case 'not-yet':
        return { type: 'sorry', reason: 'early', sign };
      case 'waiting':
      case 'open':
        return sign ? { type: 'hello', sign } : { type: 'animal' };
    }
  }

  #request(sign: SignFace): EnterRequest {
    const entry = this.#entry;
    if (entry.via === 'card')
      return { via: 'card', ...(entry.secret === null ? {} : { secret: entry.secret }) };
    const { via, linkCode, code } = entry;
    return { via, linkCode, sign, ...(code ? { code } : {}) };
  }

  #sorry(reason: SorryReason, sign: SignFace | null): void {
    this.#show({ type: 'sorry', reason, sign });
  }

  #show(step: DoorStep): void {
    this.#set({ step });
  }

  #set(change: Partial<DoorSnapshot>): void {
    if (this.#closed) return;
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }
}

const isSame = (a: SignFace, b: SignFace) => a.animal === b.animal && a.badge === b.badge;

/** A request that never arrives is an outage, whatever the browser calls it. */
const unavailable = () => ({ ok: false, code: 'unavailable' }) as const;

const sorryOf = (code: Exclude<EnterRefusal, 'not-yet'>): SorryReason => (code === 'ended' ? 'over' : code);
