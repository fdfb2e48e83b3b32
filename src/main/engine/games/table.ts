import type { Person } from '../chat/chatMessage.ts';
import type { Clock, Random } from '../ports.ts';
import type { GameWorld } from './world.ts';

/** Somebody at a table. */
export interface Player extends Person {
  /** What they have put in, of the table's currency; 0 in games without stakes. */
  stake: number;
}

/** Something that a winner earns from the bank, after all multipliers: `tokens`, `xp`. */
export interface Reward {
  viewerId: string;
  /** Null for the main currency. */
  currency: string | null;
  amount: number;
}

export interface Ending {
  /** The one message that says how it ended; empty to say nothing. */
  text: string;
  /** What they get of the pot, in the table's currency. What is left over stays with the house. */
  payouts?: readonly { viewerId: string; amount: number }[];
  /** Those who have won; all other players have lost. They need not sit at the table. */
  winners?: readonly Person[];
  /** Neither won nor lost. */
  tied?: readonly Person[];
  /** Beside the pot. */
  rewards?: readonly Reward[];
}

/**
 * One round that goes on for a while: its players, what they have put in, and the state that its game keeps. All that
 * a game does with it within one call commits together, or is undone together when the call throws; what it says is
 * said afterwards, in one message. Between two calls nothing of it lives in memory alone, so that a crash loses nothing.
 */
export interface Table<State = unknown, Settings = unknown> {
  readonly id: number;
  /** The id of its game. */
  readonly game: string;
  /** The settings of the game, as they are now. */
  readonly settings: Settings;
  /** Who opened it; null for the streamer's panel or a routine. */
  readonly host: Person | null;
  /** Epoch milliseconds. */
  readonly openedAt: number;
  /** The id of the currency that is played for. */
  readonly currency: string;
  /** Whole JSON; change it in place or set it anew. */
  state: State;
  /** In the order in which they came. */
  readonly players: readonly Player[];
  /** All stakes together, those of players who have forfeited as well. */
  readonly pot: number;
  /** Epoch milliseconds at which `timeUp` is called; null for never. */
  readonly deadline: number | null;
  readonly clock: Clock;
  readonly random: Random;
  readonly world: GameWorld;
  /** The other tables of the same game; they can be read. */
  readonly beside: readonly Table<State, Settings>[];
  /** What the game keeps from round to round: whole JSON, undefined before it has kept anything. */
  kept: unknown;
  player(viewerId: string): Player | null;
  /** Lets somebody in, or raises the stake of one who is in already. Throws when they cannot pay. */
  seat(person: Person, stake?: number): void;
  /** Lets somebody go and gives them back all that they have put in. */
  leave(viewerId: string): void;
  /** Lets somebody go; what they have put in stays in the pot, and they have lost. */
  forfeit(viewerId: string): void;
  /** Calls `timeUp` in so many milliseconds; null for never. */
  ring(inMs: number | null): void;
  /** The house may have to pay out this much more than the pot; throws `games.house` when it could not. */
  reserve(amount: number): void;
  say(text: string): void;
  /** `2 tokens`, in the table's currency. */
  words(amount: number): string;
  /** Ends it: pays, counts, and says the text. Nothing can be done with it afterwards. */
  finish(ending: Ending): void;
  /** Ends it, gives everybody their stake back, and says the text. */
  cancel(text: string): void;
}

/** Something that fills or empties, such as HP. */
export interface TableBar {
  name: string;
  value: number;
  most: number;
  /** `HP`. */
  unit: string;
}

/** A match of a bracket. */
export interface BracketMatch {
  /** Null for who is not known yet, and for nobody, beside a bye. */
  sides: readonly [string | null, string | null];
  /** Which side has won; null before. */
  winner: 0 | 1 | null;
  /** It is played just now. */
  now: boolean;
}

export interface BracketRound {
  title: string;
  matches: readonly BracketMatch[];
}

/** What the panel and overlays show of a table. */
export interface TableView {
  /** What happens now: `Waiting for a crew`. */
  phase: string;
  /** A few facts, in words: `Scenario`, `Bank`. */
  facts: readonly { name: string; value: string }[];
  bars?: readonly TableBar[];
  /** A bracket, its first round first. */
  rounds?: readonly BracketRound[];
}

/** How a table begins. */
export interface Opening<State> {
  /** Null for the panel or a routine. */
  host: Person | null;
  state: State;
  /** Those who sit down at once, with what they put in. */
  players?: readonly { person: Person; stake: number }[];
  /** Null for the currency that the game is set to. */
  currency?: string | null;
  /** Milliseconds until `timeUp`; null for never. */
  ring: number | null;
  /** What the house may have to pay out beyond the pot. */
  reserve?: number;
  /** Said once it is open. */
  text: string;
}
