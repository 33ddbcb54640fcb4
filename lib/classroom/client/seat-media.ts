/** The media of one seat: there while the seat is admitted, gone from the bench and after the lesson, back when it comes in again. */
import type { MediaPlace } from '@/lib/media/rules';
import type { Result } from '@/lib/shared/result';
import type { LessonFacts, Pass } from '../schema';
import type { LevelListener, MediaSnapshot, MediaVerbs } from './media';
import { audienceOf } from './media-audience';
import { Invitation, type ClosableDevice } from './media-invitation';
import { MediaStore, preloadMedia } from './media-store';
import { TableMedia } from './media-table';

type Parts = {
  /** A pass that already holds a media ticket, for the first connect. */
  readonly firstPass: Pass | null;
  readonly refreshPass: () => Promise<Result<Pass, string>>;
  readonly onChange: (snapshot: MediaSnapshot) => void;
};

const retryMs = 3_000;

export class SeatMedia implements MediaVerbs {
  readonly #parts: Parts;
  readonly #invitation = new Invitation();
  readonly #levels = new Map<LevelListener, () => void>();
  readonly #table = new TableMedia({
    newStore: () => {
      const store = this.#newStore(() => this.#table.store === store);
      tell(store, this.#facts, 'table');
      return store;
    },
    pass: () => (this.#pass ? Promise.resolve(this.#pass) : this.#freshPass()),
    onMoved: () => this.#measureAgain(),
  });
  #store: MediaStore;
  #ready: Pass | null;
  /** The newest one with a media ticket. */
  #pass: Pass | null;
  #isStarted = false;
  #isClosed = false;
  #facts: Partial<LessonFacts> = {};
  #retry: ReturnType<typeof setTimeout> | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#ready = parts.firstPass;
    this.#pass = parts.firstPass;
    this.#store = this.#newClassStore();
  }

  snapshot = (): MediaSnapshot => {
    const invited = this.#invitation.offered(this.#facts);
    const media = this.#table.merge(this.#store.snapshot());
    return invited ? { ...media, invited } : media;
  };

  /** At every fact: who may be heard and seen, and whether this seat has media at all. */
  follow(facts: Partial<LessonFacts>): void {
    if (this.#isClosed) return;
    const before = this.#facts;
    this.#facts = facts;
    const changed = (['seats', 'room', 'attention', 'rights', 'tables'] as const).some(
      (slice) => facts[slice] !== before[slice],
    );
    if (changed) {
      tell(this.#store, facts, 'class');
      this.#table.follow(facts, before, this.#store);
      if (this.#table.store) tell(this.#table.store, facts, 'table');
    }
    this.#obeyRights(before);
    if (!facts.lesson?.media) return;
    const isIn = facts.lesson.me.state === 'admitted';
    if (!isIn) void preloadMedia().catch(() => undefined); // parsed while the child waits; connecting tries again
    if (isIn && !this.#isStarted) void this.#start();
    else if (!isIn && this.#isStarted) this.#stop();
  }

  setMicrophone = (on: boolean): Promise<void> => this.#switch('microphone', on);
  setCamera = (on: boolean): Promise<void> => this.#switch('camera', on);
  setScreen = (on: boolean): Promise<void> => this.#store.setScreen(on);
  unblockSound = async (): Promise<void> => {
    await Promise.all([this.#store.unblockSound(), this.#table.store?.unblockSound()]);
  };

  declineInvitation = (): void => {
    this.#invitation.decline();
    this.#say();
  };

  onOwnLevel = (listener: LevelListener): (() => void) => {
    this.#levels.set(listener, this.#here.onOwnLevel(listener));
    return () => {
      this.#levels.get(listener)?.();
      this.#levels.delete(listener);
    };
  };

  /** Ends connection and devices for good. Safe to call twice. */
  close(): void {
    this.#isClosed = true;
    if (this.#retry) clearTimeout(this.#retry);
    this.#table.close();
    this.#store.close();
  }

  /** Where the own devices are. */
  get #here(): MediaStore {
    return this.#table.store ?? this.#store;
  }

  #newClassStore(): MediaStore {
    const store = this.#newStore(() => this.#store === store);
    return store;
  }

  #newStore(isCurrent: () => boolean): MediaStore {
    return new MediaStore({
      onChange: () => {
        if (!isCurrent()) return;
        this.#invitation.see(this.#here.snapshot());
        this.#say();
      },
      refreshTicket: async () => {
        const fresh = await this.#parts.refreshPass();
        if (fresh.ok) return fresh.value.mediaTicket;
        if (fresh.code === 'unavailable') throw new Error('no answer about the seat'); // ask again, do not give up
        return null;
      },
    });
  }

  #say(): void {
    this.#parts.onChange(this.snapshot());
  }

  async #switch(device: ClosableDevice, on: boolean): Promise<void> {
    const isAllowed = this.#facts.rights?.[device] !== false;
    if (on && !isAllowed) return;
    if (isAllowed) this.#invitation.forget(device); // its owner has decided
    await (device === 'microphone' ? this.#here.setMicrophone(on) : this.#here.setCamera(on));
  }

  /** A right that is gone stops the device itself; nothing but its owner's tap starts it again. */
  #obeyRights(before: Partial<LessonFacts>): void {
    const { rights } = this.#facts;
    const isGone = (device: ClosableDevice): boolean =>
      rights?.[device] === false && before.rights?.[device] !== false;
    if (isGone('microphone')) void this.#here.setMicrophone(false);
    if (isGone('camera')) void this.#here.setCamera(false);
    this.#invitation.follow(this.#facts, before);
    if (rights !== before.rights || this.#facts.protection !== before.protection) this.#say();
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
    if (fresh?.ok && fresh.value.mediaTicket) this.#pass = fresh.value;
    return fresh?.ok ? fresh.value : null;
  }

  /** The own level is measured where the own microphone is. */
  #measureAgain(): void {
    for (const [listener, stop] of this.#levels) {
      stop();
      this.#levels.set(listener, this.#here.onOwnLevel(listener));
    }
  }

  /** Back on the bench: nothing is sent or heard, and the next admission begins with everything off. */
  #stop(): void {
    this.#isStarted = false;
    this.#ready = null;
    this.#table.close();
    this.#store.close();
    this.#store = this.#newClassStore();
    this.#invitation.see(this.#store.snapshot()); // what was on went off with the connection
    this.#measureAgain();
    tell(this.#store, this.#facts, 'class');
    this.#say();
  }
}

function tell(media: MediaStore, facts: Partial<LessonFacts>, place: MediaPlace): void {
  media.setAudience(audienceOf(facts, place));
  const voice = facts.attention?.voice ?? facts.tables?.now?.voice ?? null;
  const holder = facts.seats?.find(({ number }) => number === voice);
  const isOwn = voice === facts.lesson?.me.number; // who speaks into the room goes on hearing it
  media.setVoice(isOwn ? null : (holder?.mediaIdentity ?? null));
}
