/** One way in which a bet can end. */
export interface Outcome {
  id: string;
  /** For the panel: `Three cherries`. */
  title: string;
  /** From 0 to 1; those of one bet are 1 together. */
  chance: number;
  /**
   * What is paid out for a stake of 1, the stake included: 2 doubles it, 1 gives it back, 0 loses it. Null for the pot,
   * or a share of it.
   */
  pays: number | null;
}

/** What a game promises about one kind of bet. It is shown to viewers, and a test holds the game to it. */
export interface Odds {
  /** The bet: `red`; the game's id where there is only one. */
  bet: string;
  title: string;
  outcomes: readonly Outcome[];
}

/** What comes back of a stake of 1 in the long run; null where players play for a pot. */
export function returnOf(odds: Odds): number | null {
  let sum = 0;
  for (const { chance, pays } of odds.outcomes) {
    if (pays === null) return null;
    sum += chance * pays;
  }
  return sum;
}

/** The most that a stake can become. */
export function mostPaid(odds: Odds, stake: number): number {
  return Math.max(0, ...odds.outcomes.map(({ pays }) => payout(stake, pays ?? 0)));
}

/** Whole, rounded down: half a token is nobody's. */
export function payout(stake: number, pays: number): number {
  // The tiny addition heals 50 * 1.1 = 55.00000000000001 and its brothers below.
  return Math.floor(stake * pays + 1e-9);
}
