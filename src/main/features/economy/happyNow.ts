import type { Clock } from '../../engine/ports.ts';

/** A happy hour that somebody started by hand. It ends with a restart, as the stream usually does. */
export class HappyNow {
  private readonly clock: Clock;
  private readonly changed: () => void;
  private running: { factor: number; until: number } | null = null;

  constructor(clock: Clock, changed: () => void) {
    this.clock = clock;
    this.changed = changed;
  }

  now(): { factor: number; until: number } | null {
    if (this.running && this.running.until <= this.clock.now()) this.running = null;
    return this.running;
  }

  start(minutes: number, factor: number): void {
    this.running = { factor, until: this.clock.now() + minutes * 60_000 };
    this.changed();
  }

  end(): void {
    this.running = null;
    this.changed();
  }
}
