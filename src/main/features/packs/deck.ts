import type { Random } from '../../engine/ports.ts';
import { randomPick } from '../../engine/random.ts';
import type { PackStore } from './store.ts';

/** Of all that could be drawn, this share rests after it was drawn, so that a repeat is as far off as chance allows. */
const RESTING = 3 / 4;

/** Draws what was not drawn lately, also across restarts. */
export class Deck {
  private readonly store: PackStore;
  private readonly turns = new Map<string, number>();
  private turn = 0;

  constructor(store: PackStore) {
    this.store = store;
    for (const { item, turn } of store.draws()) {
      this.turns.set(item, turn);
      this.turn = Math.max(this.turn, turn);
    }
  }

  /** Null when there is nothing. `nameOf` answers the same for the same thing, always. */
  draw<T>(things: readonly T[], nameOf: (thing: T) => string, random: Random): T | null {
    const byAge = things
      .map((thing) => ({ thing, name: nameOf(thing) }))
      .map((one) => ({ ...one, turn: this.turns.get(one.name) ?? 0 }))
      .sort((one, other) => one.turn - other.turn);
    const fresh = byAge.slice(0, byAge.length - Math.floor(byAge.length * RESTING));
    // What was never drawn does not rest, however much of it there is.
    const never = byAge.filter(({ turn }) => turn === 0);
    const picked = randomPick(random, never.length > fresh.length ? never : fresh);
    if (!picked) return null;
    this.turn += 1;
    this.turns.set(picked.name, this.turn);
    this.store.drawn(picked.name, this.turn);
    return picked.thing;
  }
}
