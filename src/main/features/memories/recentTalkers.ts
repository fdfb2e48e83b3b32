import type { Clock } from '../../engine/ports.ts';

/** Somebody who wrote within this time is in chat, in milliseconds. */
const HERE_FOR = 10 * 60_000;
const MOST = 5000;
/** Who goes on talking is put behind the others again after so many milliseconds, and not with every line. */
const IN_ORDER_FOR = 60_000;

/** Who wrote lately, about the latest last. */
export class RecentTalkers {
  private readonly times = new Map<string, { latest: number; placed: number }>();
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  add(id: string): void {
    const now = this.clock.now();
    const there = this.times.get(id);
    if (there && Math.abs(now - there.placed) < IN_ORDER_FOR) {
      there.latest = now;
      return;
    }
    this.times.delete(id);
    this.times.set(id, { latest: now, placed: now });
    if (this.times.size <= MOST) return;
    const oldest = this.times.keys().next();
    if (!oldest.done) this.times.delete(oldest.value);
  }

  has(id: string): boolean {
    const time = this.times.get(id);
    return time !== undefined && this.clock.now() - time.latest <= HERE_FOR;
  }
}
