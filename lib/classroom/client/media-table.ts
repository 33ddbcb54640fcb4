/** The connection to a table beside the one to the class: made when somebody sits down, gone when they get up. */
import { isStaff } from '@/lib/shared/roles';
import type { LessonFacts, Pass } from '../schema';
import type { MediaSnapshot } from './media';
import { heardOfClass, mergeMedia, mergePeople, tableOf } from './media-places';
import type { MediaStore } from './media-store';

type Parts = {
  readonly newStore: () => MediaStore;
  /** One whose media ticket is still good. */
  readonly pass: () => Promise<Pass | null>;
  /** Devices and level are those of another connection now. */
  readonly onMoved: () => void;
};

const devices = ['microphone', 'camera'] as const;

export class TableMedia {
  readonly #parts: Parts;
  #at: { readonly table: number; readonly store: MediaStore } | null = null;
  /** Her microphone was off before she spoke to all tables. */
  #wasOff = false;
  #merged: { readonly of: readonly [MediaSnapshot, MediaSnapshot]; readonly snapshot: MediaSnapshot } | null =
    null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get store(): MediaStore | null {
    return this.#at?.store ?? null;
  }

  /** What the screens see of class and table together. */
  merge(ofClass: MediaSnapshot): MediaSnapshot {
    if (!this.#at) return ofClass;
    const own = this.#at.store.snapshot();
    const [there, here] = this.#merged?.of ?? [];
    if (this.#merged && there === ofClass && here === own) return this.#merged.snapshot;
    const isSamePeople = there?.people === ofClass.people && here?.people === own.people;
    const people =
      this.#merged && isSamePeople ? this.#merged.snapshot.people : mergePeople(ofClass.people, own.people);
    const snapshot = mergeMedia(ofClass, own, people);
    this.#merged = { of: [ofClass, own], snapshot };
    return snapshot;
  }

  /** At every fact; `ofClass` is the connection to the class. */
  follow(facts: Partial<LessonFacts>, before: Partial<LessonFacts>, ofClass: MediaStore): void {
    ofClass.listenTo(heardOfClass(facts));
    const table = tableOf(facts);
    if (table !== (this.#at?.table ?? null)) this.#move(table, facts, ofClass);
    this.#speak(facts, before, ofClass);
  }

  close(): void {
    this.#at?.store.close();
    this.#at = null;
    this.#merged = null;
  }

  /**
   * Children begin anywhere with all devices off. An adult goes by her own tap: what she had on goes with her, and is off where
   * she was.
   */
  #move(table: number | null, facts: Partial<LessonFacts>, ofClass: MediaStore): void {
    const from = this.#at?.store ?? ofClass;
    const isAdult = isStaff(facts.lesson?.me.role ?? 'pupil');
    const on = isAdult ? devices.filter((device) => from.snapshot()[device].type === 'on') : [];
    this.close();
    if (table !== null) {
      for (const device of devices) void turn(ofClass, device, false);
      const store = this.#parts.newStore();
      this.#at = { table, store };
      void this.#connect(store).then(() => Promise.all(on.map((device) => turn(store, device, true))));
    } else {
      for (const device of on) void turn(ofClass, device, true);
    }
    this.#parts.onMoved();
  }

  async #connect(store: MediaStore): Promise<void> {
    const pass = await this.#parts.pass();
    if (!pass?.mediaTicket || this.#at?.store !== store) return;
    const { mediaPath, mediaTicket: ticket, seat } = pass;
    await store.connect({ mediaPath: `${mediaPath}/table`, ticket, role: seat.role });
  }

  /** Who speaks to all tables speaks into the class, wherever she visits meanwhile; her own tap began it. Then it is as it was. */
  #speak(facts: Partial<LessonFacts>, before: Partial<LessonFacts>, ofClass: MediaStore): void {
    const me = facts.lesson?.me.number;
    const isMine = ({ tables }: Partial<LessonFacts>): boolean => tables?.now?.voice === me;
    if (me === undefined || !before.tables || isMine(facts) === isMine(before)) return;
    if (isMine(facts)) {
      this.#wasOff = ofClass.snapshot().microphone.type === 'off';
      void ofClass.setMicrophone(true);
    } else if (this.#at || this.#wasOff) void ofClass.setMicrophone(false);
  }
}

const turn = (store: MediaStore, device: (typeof devices)[number], on: boolean): Promise<void> =>
  device === 'microphone' ? store.setMicrophone(on) : store.setCamera(on);
