import type { ChatMessage, Person } from '../chat/chatMessage.ts';
import type { Amount } from '../commands/arguments.ts';
import type { Desk, StakeLimits } from './desk.ts';
import type { Table, TableView } from './table.ts';
import type { SharedWord } from './words.ts';

/** Somebody says one of the shared words. */
export interface WordCall {
  person: Person;
  /** The amount that was given with it, as in `!join 100`; null for none. */
  typed: Amount | null;
  /** That amount as a stake that this person has and the limits allow; the least for none. Throws what is wrong. */
  stake(limits: StakeLimits): number;
  /** Answers the one who said it, once all is committed. */
  reply(text: string): void;
}

/** How a game that goes on for a while is played. None of these may wait for anything. */
export interface TableRules<State, Settings> {
  /** `channel`: one table at a time; `viewer`: each may sit at one; `any`: as many as wanted. */
  atOnce: 'channel' | 'viewer' | 'any';
  /** Only one table of all games with the same word at a time: `quiz`. Null for no such rule. */
  exclusive: string | null;
  /** After a restart: `resume` goes on where it was, `refund` ends it and gives the stakes back. */
  afterRestart: 'resume' | 'refund';
  /** False for a state that it does not understand, such as an older one: then it is refunded. */
  understands(state: unknown): state is State;
  /** Opens one from the panel or a routine; null for games that only a player can begin. */
  begin: ((desk: Desk<State, Settings>) => void) | null;
  /**
   * It stays open for hours beside all else that goes on. A shared word that names no game then means what else is open:
   * who reads "type !join" of a heist or a giveaway does not think of a lotto that began in the afternoon.
   */
  lasting?: true;
  /** The shared words that this person could say now. `!join` and the like are given to the table that offers them. */
  offers(table: Table<State, Settings>, person: Person): readonly SharedWord[];
  /** Called only with a word that is offered. Throw an AppError to refuse. */
  said(table: Table<State, Settings>, word: SharedWord, call: WordCall): void;
  /** The deadline has come, or has passed while Emcee was off. */
  timeUp(table: Table<State, Settings>): void;
  /** For answers in chat; null for a game that does not listen. */
  listens: Listens<State, Settings> | null;
  /**
   * Two players who turn out to be one person go on as one, with what both have put in. Absent: the table ends, since
   * nobody plays against themselves.
   */
  joinsAccounts?: true;
  /**
   * It is called off, by the game or by anybody else, and the stakes go back: gives back what else it has taken. Left
   * out by games that take nothing but stakes.
   */
  cutOff?(table: Table<State, Settings>): void;
  show(table: Table<State, Settings>): TableView;
}

export interface Listens<State, Settings> {
  /** Whether this line is for the table. Asked for each line of chat, so it must be quick, and it may change nothing. */
  concerns(table: Table<State, Settings>, message: ChatMessage): boolean;
  /** Called with the lines that concern it. `taken` keeps the line from commands. */
  hear(table: Table<State, Settings>, message: ChatMessage): 'taken' | 'passed';
}
