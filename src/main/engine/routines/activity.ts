import type { Clock, Disposer } from '../ports.ts';

/** Milliseconds of activity that one run may take; waits are not counted. */
const LONGEST_ACTIVITY = 5 * 60_000;

/** How long a run is active: while at least one of its threads is neither waiting nor ended. */
export class Activity {
  private readonly clock: Clock;
  private readonly state: { active: number };
  private readonly tooLong: () => void;
  private busy = 0;
  private since = 0;
  private limited = true;
  private limit: Disposer | null = null;

  constructor(clock: Clock, state: { active: number }, tooLong: () => void) {
    this.clock = clock;
    this.state = state;
    this.tooLong = tooLong;
  }

  /** True while nothing is under way. */
  get rests(): boolean {
    return this.busy === 0;
  }

  /** A thread goes on. */
  begin(): void {
    this.busy += 1;
    if (this.busy > 1) return;
    this.since = this.clock.elapsed();
    if (this.limited)
      this.limit = this.clock.after(Math.max(0, LONGEST_ACTIVITY - this.state.active), this.tooLong);
  }

  /** A thread waits, or has ended. */
  pause(): void {
    this.busy -= 1;
    if (this.busy > 0) return;
    this.state.active += this.clock.elapsed() - this.since;
    this.forgetLimit();
  }

  /** The run ends, or is put away: what is still under way may take as long as it needs. */
  release(): void {
    this.limited = false;
    this.forgetLimit();
  }

  private forgetLimit(): void {
    this.limit?.();
    this.limit = null;
  }
}
