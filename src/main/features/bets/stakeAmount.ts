import { AppError } from '../../../shared/rpc/errors.ts';
import type { Amount } from '../../engine/commands/arguments.ts';

export interface StakeRoom {
  least: number;
  /** All together. */
  most: number;
  /** What they have put in before. */
  has: number;
  balance: number;
  /** `2 tokens`. */
  words(amount: number): string;
}

/** A whole amount that somebody has and the limits allow, on top of what they have put in; null is the least. */
export function stakeAmount(typed: Amount | null, { least, most, has, balance, words }: StakeRoom): number {
  const room = most - has;
  if (room <= 0) throw new AppError('bets.stake', `You have bet ${words(has)}, which is the most.`);
  const needed = Math.max(1, least - has);
  const amount =
    typed === null
      ? Math.min(least, room)
      : typed === 'all'
        ? Math.min(balance, room)
        : typed === 'half'
          ? Math.min(Math.floor(balance / 2), room)
          : typed;
  if (!Number.isSafeInteger(amount) || amount < 0)
    throw new AppError('bad_input', `Bet a whole number, at least ${words(needed)}.`);
  if (amount > balance) throw new AppError('bets.stake', `You have only ${words(balance)}.`);
  if (amount < needed) {
    const have = typeof typed === 'string' ? `You have ${words(balance)}; it` : 'It';
    throw new AppError('bets.stake', `${have} takes at least ${words(needed)}.`);
  }
  if (amount > room) {
    const more = has > 0 ? ' more' : '';
    throw new AppError('bets.stake', `You can bet ${words(room)}${more} at most.`);
  }
  return amount;
}
