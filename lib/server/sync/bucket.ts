import 'server-only';

export type BucketSize = { readonly perSecond: number; readonly burst: number };

/** Tokens that come back with time. May go below zero: what was received was received, the next has to wait. */
export class Bucket {
  private readonly size: BucketSize;
  private tokens: number;
  private at: number;

  constructor(size: BucketSize, now: number) {
    this.size = size;
    this.tokens = size.burst;
    this.at = now;
  }

  take(count: number, now: number): void {
    this.refill(now);
    this.tokens -= count;
  }

  /** Milliseconds until a quarter of the burst is there again; 0 while there is anything left. */
  pauseMs(now: number): number {
    this.refill(now);
    const wanted = this.tokens >= 0 ? 0 : this.size.burst / 4 - this.tokens;
    return (wanted / this.size.perSecond) * 1000;
  }

  private refill(now: number): void {
    const { perSecond, burst } = this.size;
    this.tokens = Math.min(burst, this.tokens + ((now - this.at) / 1000) * perSecond);
    this.at = now;
  }
}
