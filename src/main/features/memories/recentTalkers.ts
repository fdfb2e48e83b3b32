import type { Clock } from '../../engine/ports.ts';

/** Somebody who wrote within this time is in chat, in milliseconds. */
const HERE_FOR = 10 * 60_000;
const MOST = 5000;

/** Who wrote lately, the latest last. */
export class RecentTalkers {
  private readonly times = new Map<string, number>();
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  add(id: string): void {
    this.times.delete(id);
    this.times.set(id, this.clock.now());
    if (this.times.size <= MOST) return;
    const oldest = this.times.keys().next();
    if (!oldest.done) this.times.delete(oldest.value);
  }

  has(id: string): boolean {
    const time = this.times.get(id);
    return time !== undefined && this.clock.now() - time <= HERE_FOR;
  }
}
