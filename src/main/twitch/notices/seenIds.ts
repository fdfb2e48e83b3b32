import type { Clock } from '../../engine/ports.ts';

/** Remembers ids for a while, so that what comes twice is handled once. Its memory is bounded both ways. */
export class SeenIds {
  private readonly seen = new Set<string>();
  /** In the order in which they came, as a ring: a Map that loses its oldest entries gets slow to begin reading. */
  private readonly ids: string[] = [];
  /** When each came, in elapsed milliseconds. */
  private readonly times: number[] = [];
  private oldest = 0;
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
    this.forgetOlderThan(now - this.age);
    const before = this.seen.size;
    // One look-up instead of two: a Set that did not grow had it.
    if (this.seen.add(id).size === before) return false;
    if (before === this.most) this.forgetOldest();
    const at = (this.oldest + this.seen.size - 1) % this.most;
    this.ids[at] = id;
    this.times[at] = now;
    return true;
  }

  has(id: string): boolean {
    return this.seen.has(id);
  }

  get size(): number {
    return this.seen.size;
  }

  private forgetOlderThan(time: number): void {
    while (this.seen.size > 0 && (this.times[this.oldest] ?? 0) < time) this.forgetOldest();
  }

  private forgetOldest(): void {
    this.seen.delete(this.ids[this.oldest] ?? '');
    this.oldest = (this.oldest + 1) % this.most;
  }
}
