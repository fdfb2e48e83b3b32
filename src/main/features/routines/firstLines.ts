import type { Clock } from '../../engine/ports.ts';
import type { ValueStore } from './valueStore.ts';

const PREFIX = 'first ';

/** Who has talked today, by the clock of this computer; with the line that was the first. */
export class FirstLines {
  private readonly store: ValueStore;
  private readonly clock: Pick<Clock, 'now'>;
  /** The start of the day, and of the next one. */
  private day: number;
  private nextDay: number;
  /** The line is empty for those who talked before Emcee was started. */
  private readonly firsts: Map<string, string>;

  constructor(store: ValueStore, clock: Pick<Clock, 'now'>) {
    this.store = store;
    this.clock = clock;
    const now = clock.now();
    this.day = startOfDay(now, 0);
    this.nextDay = startOfDay(now, 1);
    const known = [...store.uses(PREFIX, now).keys()];
    this.firsts = new Map(known.map((key) => [key.slice(PREFIX.length), '']));
  }

  heard(viewerId: string, lineId: string): void {
    this.turnDay();
    if (this.firsts.has(viewerId)) return;
    this.firsts.set(viewerId, lineId);
    const now = this.clock.now();
    this.store.noteUses(PREFIX + viewerId, [now], startOfDay(now, 1));
  }

  isFirst(viewerId: string, lineId: string | null): boolean {
    this.turnDay();
    const first = this.firsts.get(viewerId);
    return first === undefined || (lineId !== null && first === lineId);
  }

  private turnDay(): void {
    const now = this.clock.now();
    if (now >= this.day && now < this.nextDay) return;
    this.day = startOfDay(now, 0);
    this.nextDay = startOfDay(now, 1);
    this.firsts.clear();
  }
}

/** In epoch milliseconds; `days` after the one in which `time` lies. */
function startOfDay(time: number, days: number): number {
  const date = new Date(time);
  date.setHours(0, 0, 0, 0);
  date.setDate(date.getDate() + days);
  return date.getTime();
}
