import type { Clock, Disposer } from '../ports.ts';

interface Alarm {
  at: number;
  /** Null for an alarm that rings once. */
  every: number | null;
  run: () => void;
}

/** Time that moves only when a test says so. */
export class FakeClock implements Clock {
  private time: number;
  private readonly started: number;
  private readonly alarms = new Set<Alarm>();

  constructor(start = Date.UTC(2026, 0, 1)) {
    this.time = start;
    this.started = start;
  }

  now(): number {
    return this.time;
  }

  elapsed(): number {
    return this.time - this.started;
  }

  after(ms: number, run: () => void): Disposer {
    return this.set({ at: this.time + Math.max(0, ms), every: null, run });
  }

  every(ms: number, run: () => void): Disposer {
    return this.set({ at: this.time + ms, every: ms, run });
  }

  /** Moves time on and rings every alarm on the way, in order. */
  advance(ms: number): void {
    const end = this.time + ms;
    for (;;) {
      let next: Alarm | null = null;
      for (const alarm of this.alarms) if (alarm.at <= end && (!next || alarm.at < next.at)) next = alarm;
      if (!next) break;
      this.time = Math.max(this.time, next.at);
      if (next.every === null) this.alarms.delete(next);
      else next.at += next.every;
      next.run();
    }
    this.time = end;
  }

  /** The machine sleeps: time goes on and nothing rings; what was to ring does so as much later. */
  sleep(ms: number): void {
    this.time += ms;
    for (const alarm of this.alarms) alarm.at += ms;
  }

  /** As `advance`, and lets promises settle between alarms. */
  async advanceAsync(ms: number, step = Math.max(1, Math.ceil(ms / 50))): Promise<void> {
    for (let done = 0; done < ms; done += step) {
      this.advance(Math.min(step, ms - done));
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  }

  /** For leak tests. */
  get pending(): number {
    return this.alarms.size;
  }

  private set(alarm: Alarm): Disposer {
    this.alarms.add(alarm);
    return () => {
      this.alarms.delete(alarm);
    };
  }
}
