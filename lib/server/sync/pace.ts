import 'server-only';

const windowMs = 1000;
const intervals = { few: 0, some: 50, watched: 100, many: 25, crowd: 33 } as const;
const writersFor = { some: 3, many: 20 } as const;
const classSize = 20;
const crowdSize = 60;

/**
 * When the next tick may run (S1): at once for one or two writers, batched when more draw. A hand that draws is sent in steps of
 * 50 ms, so a tick in each of them carries one step of everybody who draws. Each frame costs a write to every member, which is most of
 * what a class costs: where many only watch, two steps go at once, as seldom as they see a hand point. With many writers applying a
 * tick takes longer, so they come sooner.
 */
export class Pace {
  private writers = new Set<number>();
  private writersBefore = 0;
  private windowStart = 0;
  private lastTick = -Infinity;

  /** Milliseconds until the tick that takes this writer's update. */
  waitFor(seat: number, memberCount: number): number {
    const now = performance.now();
    if (now - this.windowStart > windowMs) {
      this.writersBefore = now - this.windowStart > 2 * windowMs ? 0 : this.writers.size;
      this.writers = new Set();
      this.windowStart = now;
    }
    this.writers.add(seat);
    return this.lastTick + this.interval(memberCount) - now;
  }

  ticked(): void {
    this.lastTick = performance.now();
  }

  private interval(memberCount: number): number {
    const active = Math.max(this.writers.size, this.writersBefore);
    if (active < writersFor.some) {
      return intervals.few;
    }
    if (memberCount >= crowdSize) {
      return intervals.crowd;
    }
    if (active >= writersFor.many) {
      return intervals.many;
    }
    return memberCount < classSize ? intervals.some : intervals.watched;
  }
}
