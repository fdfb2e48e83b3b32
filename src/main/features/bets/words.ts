import { letterOf, percents } from '../../../shared/choices.ts';
import type { OptionSum, StoredBet, StoredStake } from './store.ts';

export type AmountWords = (amount: number) => string;

const SHOWN_WINNERS = 5;

/** `A (yes)`. */
export function optionWords({ options }: Pick<StoredBet, 'options'>, option: number): string {
  return `${letterOf(option)} (${options[option] ?? '?'})`;
}

/** What a stake of 1 on each option would get; null where nobody could say. */
export function multipliers(
  { options, odds, pool }: StoredBet,
  sums: readonly OptionSum[],
): (number | null)[] {
  return options.map((_, index) => {
    if (odds !== null) return (odds[index] ?? 0) / 100;
    const amount = sums.find(({ option }) => option === index)?.amount ?? 0;
    return amount === 0 ? null : pool / amount;
  });
}

/** `A yes 60% ×1.67`, for each option. */
export function standingWords(bet: StoredBet, sums: readonly OptionSum[]): string {
  const amounts = bet.options.map((_, index) => sums.find(({ option }) => option === index)?.amount ?? 0);
  const parts = percents(amounts);
  const pays = multipliers(bet, sums);
  return bet.options
    .map((title, index) => {
      const times = pays[index] ?? null;
      const factor = times === null ? '' : ` ×${factorWords(times)}`;
      return `${letterOf(index)} ${title} ${parts[index] ?? 0}%${factor}`;
    })
    .join(', ');
}

export function openedWords(bet: StoredBet, words: AmountWords, prefix: string, until: string): string {
  const options = bet.options.map((title, index) => {
    const odds = bet.odds?.[index];
    return `${letterOf(index)} ${title}${odds === undefined ? '' : ` ×${factorWords(odds / 100)}`}`;
  });
  return `New bet: ${bet.question} ${options.join(', ')}. Bet with ${prefix}bet A ${bet.least}, from ${words(bet.least)} to ${words(bet.most)}${until}.`;
}

export function lockedWords(
  bet: StoredBet,
  sums: readonly OptionSum[],
  viewers: number,
  words: AmountWords,
): string {
  return `No more bets: ${bet.question} ${standingWords(bet, sums)}. ${words(bet.pool)} from ${viewerWords(viewers)} in the pot.`;
}

/** How it ended, in one message. */
export function endedWords(bet: StoredBet, stakes: readonly StoredStake[], words: AmountWords): string {
  if (bet.winner === null) return '';
  const right = `${bet.question} It is ${optionWords(bet, bet.winner)}!`;
  if (bet.outcome === 'nobody') return `${right} Nobody had bet.`;
  if (bet.outcome === 'refunded') return `${right} Nobody had bet on it, so everybody has their stake back.`;
  if (bet.outcome === 'kept') return `${right} Nobody had bet on it, and the house keeps ${words(bet.pool)}.`;
  const winners = stakes
    .filter(({ payout }) => payout > 0)
    .sort((one, other) => other.payout - one.payout || one.id - other.id);
  const shown = winners
    .slice(0, SHOWN_WINNERS)
    .map(({ name, payout }) => `${name || 'somebody'} ${payout.toLocaleString('en-GB')}`);
  const more = winners.length - shown.length;
  return `${right} ${words(bet.paid)} ${bet.paid === 1 ? 'goes' : 'go'} to ${viewerWords(winners.length)}: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

function factorWords(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 2 });
}

function viewerWords(count: number): string {
  return count === 1 ? '1 viewer' : `${count.toLocaleString('en-GB')} viewers`;
}
