import type { Clock } from '../../../engine/ports.ts';
import type { ValueStore } from '../valueStore.ts';

/** Seconds from which a cooldown is remembered over a restart. */
const LONG = 300;
const MOST_KEYS = 20_000;
/** What is written down beside it has another one. */
const PREFIX = 'cooldown ';

/** How often something was used lately. */
export class Uses {
  private readonly times: Map<string, number[]>;
  private readonly store: ValueStore;
  private readonly clock: Pick<Clock, 'now'>;

  constructor(store: ValueStore, clock: Pick<Clock, 'now'>) {
    this.store = store;
    this.clock = clock;
    this.times = store.uses(PREFIX, clock.now());
  }

  /** Milliseconds until it may be used again; 0 for now. */
  wait(name: string, most: number, seconds: number): number {
    const recent = this.recent(PREFIX + name, seconds);
    const oldest = recent[recent.length - most];
    return recent.length < most || oldest === undefined ? 0 : oldest + seconds * 1000 - this.clock.now();
  }

  note(name: string, most: number, seconds: number): void {
    const key = PREFIX + name;
    const now = this.clock.now();
    const times = [...this.recent(key, seconds), now].slice(-most);
    // The one that was used last goes last, so that the oldest can be dropped.
    this.times.delete(key);
    this.times.set(key, times);
    if (this.times.size > MOST_KEYS) {
      const oldest = this.times.keys().next();
      if (!oldest.done) this.times.delete(oldest.value);
    }
    if (seconds >= LONG) this.store.noteUses(key, times, now + seconds * 1000);
  }

  private recent(key: string, seconds: number): number[] {
    const now = this.clock.now();
    // A time that lies ahead is of a clock that was set back.
    return (this.times.get(key) ?? []).filter((time) => time <= now && now - time < seconds * 1000);
  }
}
