import type { Bet } from '../../../shared/contract/bets.ts';

/** What became of a bet; `changed` is told so often at most as `TELL_EVERY` allows. */
export interface BetChange {
  id: number;
  phase: 'opened' | 'changed' | 'locked' | 'ended' | 'cancelled';
  question: string;
  options: readonly { title: string; viewers: number; amount: number; percent: number }[];
  /** What was right; null while nobody knows. */
  winner: string | null;
  pot: number;
  paid: number;
  viewers: number;
  outcome: Bet['outcome'];
}

declare module '../../engine/events.ts' {
  interface Events {
    /** A bet of points was opened, changed, locked or is over; for overlays and routines. */
    'bet.changed': BetChange;
  }
}
