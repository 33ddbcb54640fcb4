import type { LiveSeat, LiveState } from '@/lib/classroom/feature';
import {
  applyDecision,
  decideDue,
  decideIntent,
  isMomentary,
  nextDue,
  sliceRules,
} from '@/lib/classroom/rules';
import { makeLiveState, seatNumbers } from './live-state';

/** A live lesson with a clock of its own and no world around it: intents in, state out, and what time does meanwhile. */
export class LessonMachine {
  state: LiveState;
  now = new Date('2026-11-24T07:00:00Z');
  readonly #random: () => number;

  /** @param pupils besides the one that `makeLiveState` has; their seats are numbered from 11 */
  constructor(pupils = 0, random: () => number = () => 0) {
    const start = makeLiveState();
    const seats = new Map(start.seats);
    for (let at = 0; at < pupils; at += 1) seats.set(11 + at, pupilSeat(11 + at));
    this.state = { ...start, seats };
    this.#random = random;
  }

  /** @returns null when it was taken, else the code of the refusal */
  send(number: number, type: string, body: unknown = {}): string | null {
    const actor = this.state.seats.get(number);
    if (!actor) return 'no seat';
    const decided = decideIntent({ ...this.#moment(), state: this.state, actor, type, body });
    if (!decided.ok) return decided.code;
    this.state = applyDecision(this.state, decided.value).state;
    return null;
  }

  /** Time passes; what falls due on the way happens at its moment. */
  pass(ms: number): void {
    const end = this.now.getTime() + ms;
    for (let due = nextDue(this.state); due && due.getTime() <= end; due = nextDue(this.state)) {
      this.now = new Date(Math.max(due.getTime(), this.now.getTime()));
      this.state = applyDecision(this.state, decideDue(this.state, this.#moment())).state;
    }
    this.now = new Date(end);
  }

  /** The process ends and comes again: what was stored is read back, what was momentary is gone. */
  restart(): void {
    const stored = [...this.state.facts].filter(([slice]) => !isMomentary(slice));
    const facts = stored.map(([slice, rows]) => {
      const read = [...rows].map(([key, value]): [string, unknown] => [key, structuredClone(value)]);
      return [slice, new Map(read)] as const;
    });
    this.state = { ...this.state, facts: new Map(facts) };
  }

  change(number: number, part: Partial<LiveSeat>): void {
    const seat = this.state.seats.get(number);
    if (seat)
      this.state = { ...this.state, seats: new Map(this.state.seats).set(number, { ...seat, ...part }) };
  }

  /** What this seat is shown of a slice. */
  shown(number: number, slice: string): unknown {
    const seat = this.state.seats.get(number);
    return seat && sliceRules.get(slice)?.view(this.state, seat);
  }

  #moment() {
    return { now: this.now, random: this.#random };
  }
}

const pupilSeat = (number: number): LiveSeat => ({
  seatId: `seat-${number}`,
  number,
  role: 'pupil',
  state: 'admitted',
  via: 'card',
  signId: `sign-${number}`,
  cardId: `card-${number}`,
  holdsSign: true,
  marked: false,
  online: true,
  mediaIdentity: `media-${number}`,
});

export const teacher = seatNumbers.teacher;
export const child = seatNumbers.pupil;
export const coteacher = seatNumbers.coteacher;
