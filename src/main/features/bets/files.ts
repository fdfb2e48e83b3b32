import type { Bet, BetShare } from '../../../shared/contract/bets.ts';
import { csvText } from '../../../shared/csv.ts';

export interface WholeBet {
  bet: Bet;
  shares: readonly BetShare[];
}

const timeText = (time: number | null): string => (time === null ? '' : new Date(time).toISOString());

/** A line for each stake; one without a viewer for a bet that nobody took part in. */
export function betsAsCsv(all: readonly WholeBet[]): string {
  const rows = all.flatMap(({ bet, shares }) => {
    const head = [
      bet.id,
      bet.question,
      bet.state,
      bet.winner === null ? '' : (bet.options[bet.winner]?.title ?? ''),
      bet.outcome ?? '',
      timeText(bet.openedAt),
      timeText(bet.endedAt),
      bet.currency,
      bet.pool,
      bet.paid,
    ];
    if (shares.length === 0) return [[...head, '', '', null, null]];
    return shares.map(({ name, option, stake, payout }) => [
      ...head,
      name,
      bet.options[option]?.title ?? '',
      stake,
      payout,
    ]);
  });
  return csvText([
    [
      'bet',
      'question',
      'state',
      'winner',
      'outcome',
      'opened',
      'ended',
      'currency',
      'pot',
      'paid',
      'viewer',
      'option',
      'stake',
      'payout',
    ],
    ...rows,
  ]);
}

export function betsAsJson(all: readonly WholeBet[]): string {
  const bets = all.map(({ bet, shares }) => ({
    ...bet,
    openedAt: timeText(bet.openedAt),
    lockedAt: timeText(bet.lockedAt),
    endedAt: timeText(bet.endedAt),
    locksAt: timeText(bet.locksAt),
    winner: bet.winner === null ? null : (bet.options[bet.winner]?.title ?? null),
    stakes: shares.map(({ name, option, stake, payout }) => ({
      viewer: name,
      option: bet.options[option]?.title ?? '',
      stake,
      payout,
    })),
  }));
  return `${JSON.stringify(bets, null, 2)}\n`;
}
