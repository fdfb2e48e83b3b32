import type { Clock, Disposer } from './ports.ts';

/** A timer cannot run longer than 24 days; it is wound up again every day. */
const LONGEST_TIMER = 86_400_000;

/** Rings once at a moment that may be months away. Setting it anew replaces what it was set to. */
export class Alarm {
  private readonly clock: Clock;
  private readonly after: (ms: number, run: () => void) => Disposer;
  private end: Disposer | null = null;

  constructor(clock: Clock, after: (ms: number, run: () => void) => Disposer) {
    this.clock = clock;
    this.after = after;
  }

  /** Epoch milliseconds; what is past rings as soon as it can. Null for never. */
  set(time: number | null, run: () => void): void {
    this.stop();
    if (time === null) return;
    const left = Math.max(0, time - this.clock.now());
    this.end = this.after(Math.min(left, LONGEST_TIMER), () => {
      this.end = null;
      if (this.clock.now() < time) this.set(time, run);
      else run();
    });
  }

  stop(): void {
    this.end?.();
    this.end = null;
  }
}
