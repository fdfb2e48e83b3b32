import type { Clock } from '../../engine/ports.ts';
import type { Marks } from '../../engine/twitch/marks.ts';
import { SeenIds } from '../notices/seenIds.ts';

/** Twitch's lists are so far behind what it tells; so much is asked for again. */
const BEHIND_MS = 600_000;
const MOST_KEYS = 100;
const MONTH_MS = 30 * 86_400_000;

interface Moment {
  /** Epoch milliseconds, whole seconds: EventSub tells nanoseconds and the API seconds. */
  second: number;
  /** All that was told of this very second. */
  keys: string[];
}

/**
 * Up to where things of one kind have been told, also over a restart. While there is a gap that nobody has asked
 * about yet the note is not moved on, so that a crash in the middle loses nothing.
 */
export class ToldUntil {
  private readonly marks: Marks;
  private readonly name: string;
  private readonly seen: SeenIds;
  /** What was told before this run is not asked for again. Null before the first time ever. */
  private floor: Moment | null;
  private newest: Moment | null;
  /** From when to ask about the gap that nobody has asked about yet; null when there is none. */
  private gapSince: number | null;

  constructor(options: { clock: Clock; marks: Marks; name: string }) {
    this.marks = options.marks;
    this.name = options.name;
    this.seen = new SeenIds(options.clock, MONTH_MS, 10_000);
    this.floor = readMoment(options.marks.get(options.name));
    this.newest = this.floor;
    this.gapSince = this.floor?.second ?? 0;
    for (const key of this.floor?.keys ?? []) this.seen.isNew(key);
  }

  /** True the first time that something is told; from then on it is known. */
  isNew(key: string, time: number): boolean {
    if (!this.seen.isNew(key)) return false;
    const second = Math.floor(time / 1000) * 1000;
    const { newest } = this;
    if (!newest || second > newest.second) this.newest = { second, keys: [key] };
    else if (second === newest.second) newest.keys = [...newest.keys, key].slice(-MOST_KEYS);
    if (this.gapSince === null) this.save();
    return true;
  }

  /** From now on things may happen that nobody tells. */
  gapBegins(): void {
    this.gapSince ??= this.recently;
  }

  /** Epoch milliseconds from which to ask; null the very first time, when all that is there is no news. */
  get since(): number | null {
    if (!this.floor) return null;
    return this.gapSince ?? this.recently;
  }

  /** Twitch was asked, and all that it knows is told. */
  asked(): void {
    this.gapSince = null;
    this.save();
  }

  /** The first time ever: all up to here is no news. */
  startFrom(time: number, keys: readonly string[]): void {
    for (const key of keys) this.seen.isNew(key);
    this.floor = { second: Math.floor(time / 1000) * 1000, keys: [...keys] };
    if (!this.newest || this.newest.second < this.floor.second) this.newest = this.floor;
    this.asked();
  }

  private get recently(): number {
    return Math.max(this.floor?.second ?? 0, (this.newest?.second ?? 0) - BEHIND_MS);
  }

  private save(): void {
    if (this.newest) this.marks.set(this.name, [this.newest.second, ...this.newest.keys].join(' '));
  }
}

function readMoment(text: string | null): Moment | null {
  const [second, ...keys] = (text ?? '').split(' ');
  return second !== undefined && /^\d{1,15}$/.test(second) ? { second: Number(second), keys } : null;
}
