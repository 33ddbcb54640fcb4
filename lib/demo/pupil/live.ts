import 'server-only';
import { enterLesson, makePass } from '@/lib/classroom/entry/live';
import type { LessonFacts } from '@/lib/classroom/schema';
import { log } from '@/lib/server/log';
import { DrawingHand } from '@/lib/server/sync/drawing-hand';
import { SeatClient } from '@/lib/server/sync/seat-client';
import type { Clock } from '@/lib/shared/clock';
import { isCalled, roll, wishesOf, within } from './rules';
import type { Deed, Habit } from './schema';

/** Runs work after so long. @returns what calls it off */
export type After = (ms: number, work: () => void) => () => void;

export type PupilParts = {
  readonly habit: Habit;
  readonly seed: number;
  /** Its printed card. */
  readonly cardSecret: string;
  /** `ws://host:port` of this server. */
  readonly base: string;
  readonly clock: Clock;
  readonly after: After;
};

const strokePartMs = 120;
const awayMs = [4_000, 8_000] as const;
const tryAgainMs = [500, 4_000] as const;

/**
 * One simulated pupil: it comes by its card, connects over the network like any tablet, and does what its habit wants of what the
 * server tells it. It sends neither sound nor picture.
 */
export class DemoPupil {
  readonly #parts: PupilParts;
  readonly #done = new Set<string>();
  /** What it is about to do, by key: what calls it off. */
  readonly #planned = new Map<string, () => void>();
  /** By stream: its hand there, and what breaks off the stroke under way. */
  readonly #hands = new Map<number, DrawingHand>();
  readonly #strokes = new Map<number, () => void>();
  #facts: Partial<LessonFacts> = {};
  #client: SeatClient | null = null;
  #seatSecret: string | null = null;
  #again: (() => void) | null = null;
  #tries = 0;
  #isOver = false;

  constructor(parts: PupilParts) {
    this.#parts = parts;
  }

  /** By its card through the door, then to its seat; again until it is in, or turned away. */
  async come(): Promise<void> {
    try {
      await this.#comeOnce();
    } catch (error) {
      if (!this.#isOver) log.error('demo pupil not in', error);
      this.#comeAgain(tryAgainMs);
    }
  }

  /** Safe to call twice. */
  close(): void {
    this.#isOver = true;
    this.#again?.();
    this.#forget();
    this.#client?.close();
  }

  async #comeOnce(): Promise<void> {
    if (this.#isOver) return;
    const { cardSecret, clock, base } = this.#parts;
    if (this.#seatSecret === null) {
      const entered = await enterLesson({ via: 'card', secret: cardSecret, deviceHash: null }, clock());
      if (!entered.ok) return this.close();
      this.#seatSecret = entered.value.seatSecret;
    }
    const pass = await makePass(this.#seatSecret);
    if (!pass.ok) return this.close();
    if (this.#isOver) return;
    const client = new SeatClient({
      base,
      pass: pass.value,
      onFact: (slice) => {
        if (this.#client !== client) return;
        this.#facts = { ...this.#facts, [slice]: client.facts.get(slice) ?? undefined };
        this.#plan();
      },
      onClosed: (bye) => {
        if (this.#client === client) this.#lost(bye);
      },
    });
    this.#client = client;
    client.opened.then(
      () => (this.#tries = 0),
      () => undefined, // it is closed then, and comes again by that
    );
  }

  /** What it does changes what it wants, and so does whatever it hears. */
  #plan(): void {
    const { habit, seed, after } = this.#parts;
    if (isCalled(this.#facts)) this.#rest();
    const wishes = wishesOf(habit, { facts: this.#facts, done: this.#done, seed });
    const wanted = new Set(wishes.map(({ key }) => key));
    for (const [key, callOff] of this.#planned) {
      if (wanted.has(key)) continue;
      callOff();
      this.#planned.delete(key);
    }
    for (const { key, after: span, deed } of wishes) {
      if (this.#planned.has(key)) continue;
      const callOff = after(within(span, roll(seed, key)), () => {
        this.#planned.delete(key);
        this.#done.add(key);
        void this.#do(key, deed).then(() => this.#plan());
      });
      this.#planned.set(key, callOff);
    }
  }

  async #do(key: string, deed: Deed): Promise<void> {
    switch (deed.type) {
      case 'intent':
        await this.#client?.intent(deed.intent, deed.body); // a refusal is an answer, too
        break;
      case 'stroke':
        this.#draw(key, deed);
        break;
      case 'lose-net':
        this.#client?.close();
        break;
    }
  }

  #draw(key: string, { stream, pageId }: Extract<Deed, { type: 'stroke' }>): void {
    const { seed, after } = this.#parts;
    const seat = this.#facts.lesson?.me.number ?? 0;
    const hand =
      this.#hands.get(stream) ??
      new DrawingHand({ stream, seat, send: (frame) => this.#client?.send(frame) });
    this.#hands.set(stream, hand);
    const chance = (what: string) => roll(seed, `${what} ${key}`);
    const next = hand.begin({ pageId, place: [chance('x'), chance('y')], kind: chance('kind') });
    const step = (): void => {
      if (next()) this.#strokes.set(stream, after(strokePartMs, step));
      else this.#strokes.delete(stream);
    };
    step();
  }

  /** What the class is called to ends a stroke where it is; later it begins anew. */
  #rest(): void {
    for (const callOff of this.#strokes.values()) callOff();
    this.#strokes.clear();
    this.#hands.clear();
  }

  #lost(bye: string | null): void {
    this.#client = null;
    this.#forget();
    if (this.#isOver) return;
    if (bye !== null && bye !== 'going-away') this.close();
    else this.#comeAgain(this.#done.has('net') && this.#tries === 0 ? awayMs : tryAgainMs);
  }

  #comeAgain(span: readonly [number, number]): void {
    if (this.#isOver) return;
    const { seed, after } = this.#parts;
    this.#tries += 1;
    const wait = within(span, roll(seed, `again ${this.#tries}`)) * Math.min(8, this.#tries);
    this.#again = after(wait, () => void this.come());
  }

  #forget(): void {
    for (const callOff of this.#planned.values()) callOff();
    this.#planned.clear();
    this.#rest();
    this.#facts = {};
  }
}
