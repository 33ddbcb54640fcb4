/** The media of one seat: there while the seat is admitted, gone from the bench and after the lesson, back when it comes in again. */
import type { Result } from '@/lib/shared/result';
import { isStaff } from '@/lib/shared/roles';
import type { LessonFacts, Pass } from '../schema';
import type { MediaSnapshot, MediaVerbs } from './media';
import { MediaStore, preloadMedia } from './media-store';

type Parts = {
  /** A pass that already holds a media ticket, for the first connect. */
  readonly firstPass: Pass | null;
  readonly refreshPass: () => Promise<Result<Pass, string>>;
  readonly onChange: (snapshot: MediaSnapshot) => void;
};

const retryMs = 3_000;

export class SeatMedia implements MediaVerbs {
  readonly #parts: Parts;
  readonly #levels = new Map<(level: number) => void, () => void>();
  #store: MediaStore;
  #ready: Pass | null;
  #isStarted = false;
  #isClosed = false;
  #facts: Partial<LessonFacts> = {};
  #retry: ReturnType<typeof setTimeout> | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#ready = parts.firstPass;
    this.#store = this.#newStore();
  }

  snapshot = (): MediaSnapshot => this.#store.snapshot();

  /** At every fact: who may be heard and seen, and whether this seat has media at all. */
  follow(facts: Partial<LessonFacts>): void {
    if (this.#isClosed) return;
    const before = this.#facts;
    this.#facts = facts;
    if (facts.seats !== before.seats || facts.room !== before.room) tellAudience(this.#store, facts);
    if (!facts.lesson?.media) return;
    const isIn = facts.lesson.me.state === 'admitted';
    if (!isIn) void preloadMedia().catch(() => undefined); // parsed while the child waits; connecting tries again
    if (isIn && !this.#isStarted) void this.#start();
    else if (!isIn && this.#isStarted) this.#stop();
  }

  setMicrophone = (on: boolean): Promise<void> => this.#store.setMicrophone(on);
  setCamera = (on: boolean): Promise<void> => this.#store.setCamera(on);
  setScreen = (on: boolean): Promise<void> => this.#store.setScreen(on);
  unblockSound = (): Promise<void> => this.#store.unblockSound();

  onOwnLevel = (listener: (level: number) => void): (() => void) => {
    this.#levels.set(listener, this.#store.onOwnLevel(listener));
    return () => {
      this.#levels.get(listener)?.();
      this.#levels.delete(listener);
    };
  };

  /** Ends connection and devices for good. Safe to call twice. */
  close(): void {
    this.#isClosed = true;
    if (this.#retry) clearTimeout(this.#retry);
    this.#store.close();
  }

  #newStore(): MediaStore {
    const store: MediaStore = new MediaStore({
      onChange: () => {
        if (this.#store === store) this.#parts.onChange(store.snapshot());
      },
      refreshTicket: async () => {
        const fresh = await this.#parts.refreshPass();
        if (fresh.ok) return fresh.value.mediaTicket;
        if (fresh.code === 'unavailable') throw new Error('no answer about the seat'); // ask again, do not give up
        return null;
      },
    });
    return store;
  }

  async #start(): Promise<void> {
    this.#isStarted = true;
    const store = this.#store;
    const pass = this.#ready ?? (await this.#freshPass());
    this.#ready = null;
    if (store !== this.#store || this.#isClosed) return;
    if (!pass?.mediaTicket) {
      this.#isStarted = false;
      this.#retry = setTimeout(() => this.follow(this.#facts), retryMs);
      return;
    }
    const { mediaPath, mediaTicket: ticket, seat } = pass;
    await store.connect({ mediaPath, ticket, role: seat.role });
  }

  async #freshPass(): Promise<Pass | null> {
    const fresh = await this.#parts.refreshPass().catch(() => null);
    return fresh?.ok ? fresh.value : null;
  }

  /** Back on the bench: nothing is sent or heard, and the next admission begins with everything off. */
  #stop(): void {
    this.#isStarted = false;
    this.#ready = null;
    this.#store.close();
    this.#store = this.#newStore();
    for (const listener of this.#levels.keys()) this.#levels.set(listener, this.#store.onOwnLevel(listener));
    tellAudience(this.#store, this.#facts);
    this.#parts.onChange(this.#store.snapshot());
  }
}

function tellAudience(media: MediaStore, facts: Partial<LessonFacts>): void {
  const seats = (facts.seats ?? []).filter((seat) => seat.state === 'admitted');
  media.setAudience({
    mode: facts.room?.childCamera ?? 'teacher',
    staffIdentities: seats.filter((seat) => isStaff(seat.role)).map((seat) => seat.mediaIdentity),
    everyoneIdentities: seats.map((seat) => seat.mediaIdentity),
  });
}
