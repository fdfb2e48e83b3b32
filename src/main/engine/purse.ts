export interface Currency {
  id: string;
  /** `token`, `tokens`. */
  one: string;
  many: string;
}

export interface PurseEntry {
  viewerId: string;
  currency: string;
  /** Whole; below 0 takes. */
  amount: number;
  /** In words for the books: `Price of !hug`. */
  reason: string;
  /** The same reference never changes a balance twice. */
  reference: string;
  /** Who did it: a viewer's id, a panel's name, a feature. */
  actor: string;
}

/** The books, as far as commands, texts and routines touch them. */
export interface Purse {
  currencies(): readonly Currency[];
  /** The one that is meant when none is named. */
  readonly main: Currency;
  balance(viewerId: string, currency: string): number;
  /**
   * Commits before it returns. `already`: the reference was booked before and nothing was changed. Throws
   * `purse.too_little` when the balance would go below 0.
   */
  book(entry: PurseEntry): { balance: number; already: boolean };
  /** Books the opposite of an earlier reference; does nothing when there is none or it was undone before. */
  undo(reference: string, actor: string): void;
}

declare module './services.ts' {
  interface Services {
    purse: Purse;
  }
}

/** `1,200 tokens`; with the id in place of a name that nobody knows any more, or while Economy is off. */
export function currencyWords(purse: Purse | null, amount: number, currency: string): string {
  const known = purse?.currencies().find(({ id }) => id === currency);
  const name = known ? (amount === 1 ? known.one : known.many) : currency;
  return `${amount.toLocaleString('en-GB')} ${name}`;
}
