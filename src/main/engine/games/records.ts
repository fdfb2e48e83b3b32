import type { Person } from '../chat/chatMessage.ts';
import type { Player } from './table.ts';

/** A table as it lies in the store. */
export interface TableRecord {
  id: number;
  game: string;
  host: Person | null;
  /** Epoch milliseconds. */
  openedAt: number;
  currency: string;
  state: unknown;
  players: Player[];
  /** Those who left their stake in the pot. */
  forfeited: Player[];
  /** The hold of the ledger; null while nobody has put anything in. */
  holdId: number | null;
  /** What the house may have to pay beyond the pot. */
  reserved: number;
  /** Epoch milliseconds; null for never. */
  deadline: number | null;
  /** Counts bookings, so that each has a reference of its own. */
  bookings: number;
}

export type RoundResult = 'won' | 'lost' | 'tied';

/** Somebody in a round that is over. */
export interface RoundPlayer extends Person {
  stake: number;
  payout: number;
  /** Null when the round was cut off. */
  result: RoundResult | null;
}

export interface EndedRound {
  id: number;
  game: string;
  state: 'over' | 'cut';
  openedAt: number;
  endedAt: number;
  players: RoundPlayer[];
  text: string;
  currency: string;
  staked: number;
  paid: number;
}
