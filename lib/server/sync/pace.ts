import 'server-only';

const windowMs = 1000;
const intervals = { few: 0, many: 16, crowd: 33 } as const;
const writersForBatches = 3;
const crowdSize = 60;

/** When the next tick may run (S1): at once for one or two writers, batched when many draw. */
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
    if (Math.max(this.writers.size, this.writersBefore) < writersForBatches) {
      return intervals.few;
    }
    return memberCount >= crowdSize ? intervals.crowd : intervals.many;
  }
}
