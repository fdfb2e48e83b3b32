import type { BOON_CHOICES } from '../../shared/contract/shop.ts';

/**
 * What a viewer can own for a while:
 * - `earnings`: what they earn of `currency` is multiplied by `amount`
 * - `no_cooldowns`: their commands do not rest
 * - `fight_hp`, `fight_damage`: `amount` more of it in a fight
 * - `trivia_seconds`: `amount` more seconds for everybody to answer, in rounds of trivia that they begin
 * - `title`: `text` stands before what the bot answers them
 * - `sparkle`: `text` (some emoji) stands there too
 */
export type BoonKind = (typeof BOON_CHOICES)[number];

export interface Boon {
  id: number;
  viewerId: string;
  kind: BoonKind;
  amount: number;
  /** The words of a title or a sparkle; empty for the others. */
  text: string;
  /** For earnings: of this currency; null for all, and for the other kinds. */
  currency: string | null;
  /** Epoch milliseconds; later than now for one that waits until another of its item is over. */
  from: number;
  /** Epoch milliseconds from which on it is over; null for no end. */
  until: number | null;
  /** How many games it still holds for; null when they are not counted. */
  uses: number | null;
  /** Where it comes from, in words: `Sourdough shield`. */
  source: string;
}

/** What viewers have running or stored, bought in the shop as a rule. What is over is never answered. */
export interface Boons {
  /** All of one person that run or wait, the oldest first. */
  list(viewerId: string): readonly Boon[];
  has(viewerId: string, kind: BoonKind): boolean;
  /**
   * How much of this kind they have now, all together; 0 for nothing. Changes nothing. `earnings` do not add up: the
   * largest factor counts, and 1 is nothing.
   */
  amount(viewerId: string, kind: BoonKind): number;
  /**
   * A game begins that counts on it: takes one use off each boon of this kind that runs, and answers how much they give
   * together, 0 for nothing. The same reference (`fight:17:hp:<viewer>`) takes once and answers the same again. Commits before it
   * returns, together with the `db.write` around it, if there is one.
   */
  use(viewerId: string, kind: BoonKind, reference: string): number;
  /** The game did not take place: gives back what this reference took. Does nothing when there is none. */
  giveBack(reference: string): void;
  /** What stands before an answer to this person: `[Master Baker] `; empty for nothing. */
  mark(viewerId: string): string;
}

declare module './services.ts' {
  interface Services {
    boons: Boons;
  }
}
