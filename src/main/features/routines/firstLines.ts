import type { Clock } from '../../engine/ports.ts';

/** Who has talked today, by the clock of this computer; with the line that was the first. */
export class FirstLines {
  private readonly clock: Pick<Clock, 'now'>;
  private day = '';
  private readonly firsts = new Map<string, string>();
  /** When a person was seen last before Emcee was started; null when that is not known. */
  private readonly lastSeen: (id: string) => number | null;
  private readonly startedAt: number;

  constructor(clock: Pick<Clock, 'now'>, lastSeen: (id: string) => number | null) {
    this.clock = clock;
    this.lastSeen = lastSeen;
    this.startedAt = clock.now();
  }

  heard(viewerId: string, lineId: string): void {
    this.turnDay();
    if (this.firsts.has(viewerId)) return;
    const seen = this.lastSeen(viewerId);
    // Whoever was here today before Emcee was started again has had their first line then.
    const wasBefore = seen !== null && seen < this.startedAt && dayOf(seen) === this.day;
    this.firsts.set(viewerId, wasBefore ? '' : lineId);
  }

  isFirst(viewerId: string, lineId: string | null): boolean {
    this.turnDay();
    const first = this.firsts.get(viewerId);
    return first === undefined || (lineId !== null && first === lineId);
  }

  private turnDay(): void {
    const today = dayOf(this.clock.now());
    if (today === this.day) return;
    this.day = today;
    this.firsts.clear();
  }
}

function dayOf(time: number): string {
  const date = new Date(time);
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}
