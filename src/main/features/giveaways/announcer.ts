import type { Clock, Disposer } from '../../engine/ports.ts';
import { entrantsText, namesText, ticketsText } from './wording.ts';

export interface AnnouncerParts {
  clock: Clock;
  /** Null while entering is silent; else one line for so many seconds. */
  seconds(): number | null;
  entrants(): number;
  say(text: string): void;
  after(ms: number, run: () => void): Disposer;
}

interface Waiting {
  name: string;
  tickets: number;
}

/** Nobody is refused twice within this time, and no more than a few within the second one; in milliseconds. */
const REFUSED_AGAIN = 30_000;
const REFUSALS_WITHIN = 10_000;
const MOST_REFUSALS = 5;

/** Tells who has entered: the first at once, all who follow within a while in one line. */
export class Announcer {
  private readonly parts: AnnouncerParts;
  /** By viewer, so that who buys again is named once. */
  private readonly waiting = new Map<string, Waiting>();
  private resting: Disposer | null = null;
  private readonly refused = new Map<string, number>();
  private refusals: number[] = [];

  constructor(parts: AnnouncerParts) {
    this.parts = parts;
  }

  entered(id: string, who: Waiting): void {
    const seconds = this.parts.seconds();
    if (seconds === null) return;
    this.waiting.set(id, who);
    if (this.resting === null) this.tell(seconds);
  }

  /** Nobody waits any more to be named: it is over. */
  clear(): void {
    this.waiting.clear();
    this.resting?.();
    this.resting = null;
    this.refused.clear();
    this.refusals = [];
  }

  /** Whether a refusal may be said, so that five hundred wrong tries do not drown chat. */
  mayRefuse(id: string): boolean {
    const now = this.parts.clock.now();
    const last = this.refused.get(id);
    if (last !== undefined && now - last < REFUSED_AGAIN) return false;
    this.refusals = this.refusals.filter((time) => now - time < REFUSALS_WITHIN);
    if (this.refusals.length >= MOST_REFUSALS) return false;
    this.refusals.push(now);
    this.refused.set(id, now);
    return true;
  }

  private tell(seconds: number): void {
    const names = [...this.waiting.values()].map(({ name, tickets }) =>
      tickets > 1 ? `${name} (${ticketsText(tickets)})` : name,
    );
    this.waiting.clear();
    const verb = names.length === 1 ? 'is' : 'are';
    this.parts.say(`${namesText(names, 8)} ${verb} in. ${entrantsText(this.parts.entrants())} so far!`);
    this.resting = this.parts.after(seconds * 1000, () => {
      this.resting = null;
      const again = this.parts.seconds();
      if (again !== null && this.waiting.size > 0) this.tell(again);
    });
  }
}
