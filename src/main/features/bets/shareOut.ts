export interface Stake {
  amount: number;
}

/**
 * Shares a pot among stakes in proportion, in whole amounts that are the pot together: each gets its share rounded
 * down, and what is left goes one by one to those who lost most by that; among equals to the larger stake, then to
 * who came first. In the order of the stakes.
 */
export function shareOut(pot: number, stakes: readonly Stake[]): number[] {
  const sum = stakes.reduce((all, { amount }) => all + BigInt(amount), 0n);
  if (sum === 0n) return stakes.map(() => 0);
  const whole = stakes.map(({ amount }) => (BigInt(pot) * BigInt(amount)) / sum);
  let left = Number(BigInt(pot) - whole.reduce((all, part) => all + part, 0n));
  const shares = whole.map(Number);
  const order = stakes
    .map(({ amount }, index) => ({ index, amount, rest: (BigInt(pot) * BigInt(amount)) % sum }))
    .sort(
      (one, other) =>
        (one.rest === other.rest ? 0 : one.rest < other.rest ? 1 : -1) ||
        other.amount - one.amount ||
        one.index - other.index,
    );
  for (const { index } of order) {
    if (left === 0) break;
    shares[index] = (shares[index] ?? 0) + 1;
    left -= 1;
  }
  return shares;
}

/** What fixed odds, in hundredths, make of a stake; rounded down. */
export function fixedPayout(amount: number, odds: number): number {
  return Number((BigInt(amount) * BigInt(odds)) / 100n);
}
