import type { BetOutcome } from '../../../shared/contract/bets.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { BetSettings } from './settings.ts';
import { fixedPayout, shareOut } from './shareOut.ts';
import type { StoredBet, StoredStake } from './store.ts';

/** Who gets what. */
export interface Payouts {
  outcome: BetOutcome;
  /** In the order of the stakes. */
  shares: readonly { stake: StoredStake; payout: number }[];
  paid: number;
}

/** Who gets what when this option is right. Throws for an option that is not there. */
export function payoutsOf(
  { options, odds, pool }: StoredBet,
  stakes: readonly StoredStake[],
  winner: number,
  nobodyRight: BetSettings['nobodyRight'],
): Payouts {
  if (options[winner] === undefined) throw new AppError('bad_input', 'There is no such option in this bet.');
  const right = stakes.filter(({ option }) => option === winner);
  // Whoever bets against the house loses to it.
  const isKept = odds !== null || nobodyRight === 'keep';
  const outcome: BetOutcome =
    stakes.length === 0 ? 'nobody' : right.length > 0 ? 'paid' : isKept ? 'kept' : 'refunded';
  const won =
    odds === null
      ? shareOut(pool, right)
      : right.map(({ amount }) => fixedPayout(amount, odds[winner] ?? 100));
  const byStake = new Map(right.map(({ id }, index) => [id, won[index] ?? 0]));
  const shares = stakes.map((stake) => ({
    stake,
    payout: outcome === 'refunded' ? stake.amount : (byStake.get(stake.id) ?? 0),
  }));
  return { outcome, shares, paid: shares.reduce((sum, { payout }) => sum + payout, 0) };
}
