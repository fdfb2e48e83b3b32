import type { Disposer } from './ports.ts';

/** One change of one balance. */
export interface LedgerLine {
  viewerId: string;
  currency: string;
  /** Whole; below 0 takes. */
  amount: number;
}

/** What the books say about a change. */
export interface LedgerNote {
  /** In words, without names, which change: `Won the bread fight`. */
  reason: string;
  /** The same reference never changes anything twice. Begin it with the feature: `duel:17:payout`. */
  reference: string;
  /** Who did it: a viewer's id, a panel's name, a feature. */
  actor: string;
}

export interface Booked {
  /** Nothing was changed, since the reference was booked before. */
  already: boolean;
  /** Null when the booking changed nothing at all: no lines, or lines that cancel out. */
  id: number | null;
}

export interface Transfer extends LedgerNote {
  from: string;
  to: string;
  currency: string;
  /** What the sender loses; above 0. */
  amount: number;
  /** How much of it the bank keeps; the receiver gets the rest. */
  fee?: number;
}

export interface NewHold extends LedgerNote {
  /** Taken from the balances at once; all or none. More can be added while the hold is open. */
  stakes: readonly LedgerLine[];
  /**
   * True for what goes on after a restart, such as a raffle over days: its owner finds it again by its reference. All
   * others are given back at the next start, since the game that they belonged to is gone.
   */
  survives?: boolean;
}

export interface Hold {
  id: number;
  reference: string;
  reason: string;
  state: 'open' | 'settled' | 'released';
  /** What everybody has put in, one for each person and currency; above 0. */
  stakes: readonly LedgerLine[];
}

/** Why somebody earns, for multipliers. Games and shops say `win`. */
export type EarningKind =
  | 'chat'
  | 'watch'
  | 'first'
  | 'follow'
  | 'subscription'
  | 'gift'
  | 'cheer'
  | 'raid'
  | 'redemption'
  | 'tip'
  | 'win'
  | 'claim';

/** Asked whenever somebody earns; answers 1 to leave it as it is. It must be quick and change nothing. */
export type Multiplier = (viewerId: string, currency: string, kind: EarningKind) => number;

/** Who has how much, from the most on. */
export interface Standing {
  /** From 1; the same for equal amounts. */
  place: number;
  viewerId: string;
  amount: number;
}

/**
 * The books for games, shops and whatever else moves what viewers own. Every change commits before it returns; what
 * is called within one `db.write` commits, or is undone, with it. Amounts are whole, and no balance goes below 0:
 * then nothing of the whole change is booked and `purse.too_little` is thrown, with
 * `data: {viewerId, currency, balance, missing}`. An unknown currency throws `purse.no_currency`.
 * What viewers gain comes from the bank and what they lose goes to it, so that all accounts together are always 0.
 */
export interface Ledger {
  balance(viewerId: string, currency: string): number;
  /** Every balance of one person that is not 0. */
  balances(viewerId: string): ReadonlyMap<string, number>;
  /** Books all or nothing. Several lines of one person and currency become one. */
  payMany(booking: LedgerNote & { lines: readonly LedgerLine[] }): Booked;
  transfer(transfer: Transfer): Booked;
  /** As `payMany` for one person, after all multipliers. Answers what was booked; 0 for accounts that earn nothing. */
  earn(earning: LedgerLine & LedgerNote & { kind: EarningKind }): { amount: number; already: boolean };
  /** What a person would earn, after all multipliers; rounded down, but never from something to nothing. */
  earnable(viewerId: string, currency: string, amount: number, kind: EarningKind): number;
  /** Adds to what earnings are multiplied by. */
  multiply(multiplier: Multiplier): Disposer;

  /** Puts stakes aside. With a reference that was held before, answers that hold. */
  hold(hold: NewHold): Hold;
  /** Adds stakes to an open hold: somebody joins, or raises. `reference` names this very addition. */
  stake(holdId: number, stakes: readonly LedgerLine[], note: LedgerNote): Hold;
  /** Gives one person back what they put in; they left before it began. */
  withdraw(holdId: number, viewerId: string, note: LedgerNote): Hold;
  /**
   * Ends a hold: takes all stakes and pays these out. The bank adds what is missing and keeps what is left over; a
   * game among viewers pays out no more than the stakes. Settled before: nothing happens. Released before (the game
   * was cut off): throws `ledger.hold_over`.
   */
  settle(holdId: number, payouts: readonly LedgerLine[], note: Pick<LedgerNote, 'reason' | 'actor'>): Booked;
  /** Ends a hold and gives everybody back what they put in. Ended before: nothing happens. */
  release(holdId: number, note: Pick<LedgerNote, 'reason' | 'actor'>): void;
  /** Null when there is none of that reference. */
  findHold(reference: string): Hold | null;

  /** Books the opposite of what this reference changed. Null when there is none, or when it was undone before. */
  undo(reference: string, actor: string): Booked | null;
  /** From the most on, without accounts that are left out of earning. */
  leaders(currency: string, count: number): readonly Standing[];
  /** The place of one person; null without a balance. */
  place(viewerId: string, currency: string): number | null;
}

declare module './events.ts' {
  interface Events {
    /** The streamer has given the stakes of a hold back; what they were put in for is over. Told within the transaction. */
    'ledger.released': { holdId: number };
  }
}

declare module './services.ts' {
  interface Services {
    ledger: Ledger;
  }
}
