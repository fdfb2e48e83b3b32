import type { Disposer } from '../ports.ts';
import type { WordOffer } from './wordOffer.ts';

/** What a viewer has done in a game. */
export interface GameRecord {
  plays: number;
  wins: number;
  losses: number;
}

/** What other features may ask of the games. */
export interface Games {
  /** Of one game, or of all together with null. */
  record(viewerId: string, game: string | null): GameRecord;
  /** The title of the table at which somebody sits; null for none. */
  sitsAt(viewerId: string): string | null;
  /** Opens a round; throws with the reason when it cannot be. */
  begin(game: string): void;
  /** Takes part in `!join` and the other shared words. Ends by itself when games are switched off. */
  offerWords(offer: WordOffer): Disposer;
}

declare module '../services.ts' {
  interface Services {
    games: Games;
  }
}
