import type { Clock } from '../../engine/ports.ts';

/**
 * Remembers ids for a while, so that what comes twice is handled once. They lie in two generations, and the older one is
 * let go as a whole: that costs less with every line of chat than to let go of each id by itself.
 */
export class SeenIds {
  private young = new Set<string>();
  private older = new Set<string>();
  /** Since when the young ones are gathered, in elapsed milliseconds. */
  private since: number;
  private readonly clock: Clock;
  private readonly age: number;
  private readonly least: number;

  /**
   * An id is known for `age` milliseconds at least, and for three times as long at most. In a flood just the newest
   * `least` are certain, and no more than twice as many are kept.
   */
  constructor(clock: Clock, age: number, least: number) {
    this.clock = clock;
    this.age = age;
    this.least = least;
    this.since = clock.elapsed();
  }

  /** True the first time. */
  isNew(id: string): boolean {
    this.letGo();
    if (this.older.has(id)) return false;
    const before = this.young.size;
    // One look-up instead of two: a Set that did not grow had it.
    if (this.young.add(id).size === before) return false;
    if (this.young.size >= this.least) this.turn();
    return true;
  }

  has(id: string): boolean {
    this.letGo();
    return this.young.has(id) || this.older.has(id);
  }

  get size(): number {
    return this.young.size + this.older.size;
  }

  private letGo(): void {
    const passed = this.clock.elapsed() - this.since;
    if (passed <= this.age) return;
    this.turn();
    // Nothing came for so long that the young ones are old as well.
    if (passed > 2 * this.age) this.older = new Set();
  }

  private turn(): void {
    this.older = this.young;
    this.young = new Set();
    this.since = this.clock.elapsed();
  }
}
