import type { Clock } from '../../engine/ports.ts';

/** Remembers ids for a while, so that what comes twice is handled once. Its memory is bounded both ways. */
export class SeenIds {
  /** By when they were seen, in elapsed milliseconds; the oldest first. */
  private readonly seen = new Map<string, number>();
  private readonly clock: Clock;
  private readonly age: number;
  private readonly most: number;

  /** `age` in milliseconds; `most` is a bound for floods. */
  constructor(clock: Clock, age: number, most: number) {
    this.clock = clock;
    this.age = age;
    this.most = most;
  }

  /** True the first time. */
  isNew(id: string): boolean {
    const now = this.clock.elapsed();
    for (const [old, at] of this.seen) {
      if (at + this.age > now && this.seen.size < this.most) break;
      this.seen.delete(old);
    }
    if (this.seen.has(id)) return false;
    this.seen.set(id, now);
    return true;
  }

  has(id: string): boolean {
    return this.seen.has(id);
  }

  get size(): number {
    return this.seen.size;
  }
}
