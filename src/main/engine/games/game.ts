import type { z } from 'zod';
import type { GameGroup } from '../../../shared/contract/games.ts';
import type { Person } from '../chat/chatMessage.ts';
import type { CommandKind } from '../commands/command.ts';
import type { Desk } from './desk.ts';
import type { Odds } from './odds.ts';
import type { TableRules } from './rules.ts';

/** A game. Its switch, its form, its odds and its history are made from what it says of itself. */
export interface GameKind<State = unknown, S extends z.ZodObject = z.ZodObject> {
  /** `slots`. */
  id: string;
  title: string;
  /** One or two sentences: how it is played. */
  help: string;
  /** As typed in chat, without the prefix. */
  examples: readonly string[];
  group: GameGroup;
  /** Every field has a default, a title and, as a rule, a description; the panel draws the form from it. */
  settings: S;
  /** What it promises, under these settings; none where chance plays no part. */
  odds(settings: z.output<S>): readonly Odds[];
  /** What the odds leave out, in a sentence or two; null when they say it all. */
  oddsNote: string | null;
  /** Registered while the game is on. Their ids begin with `games.` and the game's id. */
  commands(desk: Desk<State, z.output<S>>): readonly CommandKind[];
  /** Null for a game that is decided the moment it is played. */
  table: TableRules<State, z.output<S>> | null;
}

/** Declares a game, to be added with `ctx.registries.games.add`. */
export function game<State, S extends z.ZodObject>(
  kind: Omit<GameKind<State, S>, 'odds' | 'oddsNote' | 'table'> &
    Partial<Pick<GameKind<State, S>, 'odds' | 'oddsNote' | 'table'>>,
): GameKind {
  // The house parses settings by this very schema and states by `understands`, so the narrower types hold.
  return { odds: () => [], oddsNote: null, table: null, ...kind } as unknown as GameKind;
}

/** Somebody has won or lost a game. */
export interface GameResult {
  game: string;
  title: string;
  viewer: Person;
  result: 'won' | 'lost' | 'tied';
  stake: number;
  payout: number;
  currency: string;
}

declare module '../events.ts' {
  interface Events {
    'game.result': GameResult;
    /** A round was opened, changed or is over; for overlays. */
    'game.table': { game: string; tableId: number; state: 'opened' | 'changed' | 'over' };
  }
}
