import type { Person } from '../chat/chatMessage.ts';
import type { Amount } from '../commands/arguments.ts';
import type { Clock, Random } from '../ports.ts';
import type { Currency } from '../purse.ts';
import type { Opening, Table } from './table.ts';
import type { GameWorld } from './world.ts';

/** What a game of stakes is set to; made with `stakeSettings`. */
export interface StakeLimits {
  leastStake: number;
  mostStake: number;
}

/** A game that is decided the moment it is played. */
export interface Play {
  player: Person;
  /** 0 for a game without a stake. */
  stake: number;
  /** The same line of chat is never played twice: the id of the message, or any other name that is used once. */
  reference: string;
  /** The most that may be paid out; the house must have it. 0 for a game without a stake. */
  most: number;
  /** Decides it. Called once, after the stake was found to be good. */
  decide(): Played;
}

export interface Played {
  /** What is paid out, the stake included; in whole amounts. */
  payout: number;
  /** Null: the payout says it: above the stake won, below lost, the same tied. */
  result?: 'won' | 'lost' | 'tied' | null;
  /** For the history, without the player's name: `Red 7`. */
  text: string;
}

/** What a game's commands do things with. There is one for each game. */
export interface Desk<State = unknown, Settings = unknown> {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly random: Random;
  /** Of commands: `!`. */
  readonly prefix: string;
  readonly world: GameWorld;
  /** What the game keeps from round to round: whole JSON, undefined before it has kept anything. */
  readonly kept: unknown;
  /** Keeps it when no table is at hand; at one, set its `kept`. */
  keep(value: unknown): void;
  /** What the game is played for: as it is set, else the main one. Throws `feature_off` while Economy is off. */
  currency(): Currency;
  balance(viewerId: string): number;
  /** `2 tokens`. */
  words(amount: number): string;
  /**
   * A stake as somebody typed it, as a whole amount that they have and that the limits allow; throws an AppError that
   * says what is wrong with it. `null` stands for the least stake,
   * and the limits are those of the settings where none are given.
   */
  stake(person: Person, typed: Amount | null, limits?: StakeLimits): number;
  /** `100`, `2k`, `all`, `half`; null for any other word. */
  amount(word: string): Amount | null;
  /** Somebody by name, with or without `@`; asks Twitch when nobody here is called that. Null for nobody. */
  find(name: string): Promise<Person | null>;
  /** Takes the stake, decides and pays, all at once. Null when that reference was played before. */
  play(play: Play): Played | null;
  /** Throws when there may be no more tables, or somebody cannot pay. */
  open(opening: Opening<State>): Table<State, Settings>;
  /** Those that run, the oldest first. They can be read; to change one, use `at`. */
  tables(): readonly Table<State, Settings>[];
  /** The table at which this person sits; null for none. */
  tableOf(viewerId: string): Table<State, Settings> | null;
  /** Does something with a table; all of it commits together. Throws `not_found` when it is over. */
  at<T>(tableId: number, run: (table: Table<State, Settings>) => T): T;
}
