import type { ChatMessage } from '../chat/chatMessage.ts';
import type { Amount } from '../commands/arguments.ts';
import type { CommandRefusal } from '../commands/command.ts';
import type { Caller } from '../occasion.ts';
import type { SharedWord } from './words.ts';

/** How somebody has said a shared word. */
export interface OfferCall {
  caller: Caller;
  /** Null when no line of chat called it. */
  message: ChatMessage | null;
  /** Null when no amount was typed. */
  typed: Amount | null;
  reply(text: string): void;
}

/** What takes part in the shared words without being a game at a table, such as a giveaway. */
export interface WordOffer {
  /** As typed behind the word where several are open: `!join giveaway`. */
  name: string;
  offers(caller: Caller): readonly SharedWord[];
  said(word: SharedWord, call: OfferCall): CommandRefusal | undefined | Promise<CommandRefusal | undefined>;
}
