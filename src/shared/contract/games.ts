import { z } from 'zod';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';
import { undoSchema } from './changes.ts';

/** Where a game stands on the Games page. */
export const GAME_GROUPS = ['chance', 'duels', 'crowd', 'quizzes', 'draws', 'bets'] as const;
export type GameGroup = (typeof GAME_GROUPS)[number];

const idSchema = z.string().min(1).max(40);
const valuesSchema = z.record(z.string(), z.unknown());

const outcomeSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** From 0 to 1. */
  chance: z.number(),
  /** What is paid out for a stake of 1, the stake included; null for the pot or a share of it. */
  pays: z.number().nullable(),
});

export const oddsSchema = z.object({
  bet: z.string(),
  title: z.string(),
  outcomes: z.array(outcomeSchema),
  /** What comes back of a stake of 1 in the long run; null where players play for a pot. */
  returns: z.number().nullable(),
});
export type StatedOdds = z.infer<typeof oddsSchema>;

export const gameSchema = z.object({
  id: z.string(),
  title: z.string(),
  help: z.string(),
  /** As typed in chat, with the prefix. */
  examples: z.array(z.string()),
  group: z.enum(GAME_GROUPS),
  enabled: z.boolean(),
  odds: z.array(oddsSchema),
  oddsNote: z.string().nullable(),
  /** JSON Schema of an object; each property has a title and may have a description. */
  schema: valuesSchema,
  values: valuesSchema,
  defaults: valuesSchema,
  /** It can be opened from the panel. */
  canBegin: z.boolean(),
});
export type GameInfo = z.infer<typeof gameSchema>;

const personSchema = z.object({ id: z.string(), name: z.string() });

export const gameTableSchema = z.object({
  id: z.number().int(),
  game: z.string(),
  title: z.string(),
  phase: z.string(),
  facts: z.array(z.object({ name: z.string(), value: z.string() })),
  /** What fills or empties, such as HP. */
  bars: z.array(z.object({ name: z.string(), value: z.number(), most: z.number(), unit: z.string() })),
  /** A bracket, its first round first; empty for games without one. */
  rounds: z.array(
    z.object({
      title: z.string(),
      matches: z.array(
        z.object({
          /** Null for who is not known yet, and for nobody, beside a bye. */
          sides: z.tuple([z.string().nullable(), z.string().nullable()]),
          winner: z.union([z.literal(0), z.literal(1)]).nullable(),
          now: z.boolean(),
        }),
      ),
    }),
  ),
  host: personSchema.nullable(),
  players: z.array(personSchema.extend({ stake: z.number().int() })),
  pot: z.number().int(),
  currency: z.string(),
  openedAt: z.number(),
  /** Epoch milliseconds at which it goes on by itself; null for never. */
  deadline: z.number().nullable(),
});
export type GameTable = z.infer<typeof gameTableSchema>;

export const gameRoundSchema = z.object({
  id: z.number().int(),
  game: z.string(),
  title: z.string(),
  /** `cut` was ended before its time; everybody has got their stake back. */
  state: z.enum(['over', 'cut']),
  /** Epoch milliseconds. */
  openedAt: z.number(),
  endedAt: z.number(),
  text: z.string(),
  players: z.array(
    personSchema.extend({
      stake: z.number().int(),
      payout: z.number().int(),
      result: z.enum(['won', 'lost', 'tied']).nullable(),
    }),
  ),
  currency: z.string(),
  staked: z.number().int(),
  paid: z.number().int(),
});
export type GameRound = z.infer<typeof gameRoundSchema>;

const gameTotalsSchema = z.object({
  game: z.string(),
  currency: z.string(),
  plays: z.number().int(),
  wins: z.number().int(),
  staked: z.number().int(),
  paid: z.number().int(),
});

const houseSchema = z.object({
  currency: z.string(),
  /** What players have lost to it, less what it has paid out; below 0 when it has paid out more. */
  till: z.number().int(),
  /** What games that run may cost it at most. */
  reserved: z.number().int(),
  /** What it could pay out now, with the credit of the settings. */
  available: z.number().int(),
});

/** True for games and settings, false for results alone. */
const changeSchema = z.object({ games: z.boolean() });

export const gamesContract = defineContract({
  id: 'games',
  routes: {
    list: defineRoute({
      title: 'All games with their switches, odds and settings',
      role: 'moderator',
      input: z.object({}),
      output: z.object({ games: z.array(gameSchema) }),
    }),
    setEnabled: defineRoute({
      title: 'Switch a game on or off; rounds that run are ended, and stakes are given back',
      role: 'moderator',
      changes: true,
      input: z.object({ game: idSchema, enabled: z.boolean() }),
      output: z.object({ undo: undoSchema }),
    }),
    saveSettings: defineRoute({
      title: 'Change the settings of a game',
      role: 'streamer',
      changes: true,
      input: z.object({ game: idSchema, values: valuesSchema }),
      output: z.object({ game: gameSchema, undo: undoSchema }),
      errors: ['games.invalid'],
    }),
    begin: defineRoute({
      title: 'Open a round of a game',
      role: 'moderator',
      changes: true,
      input: z.object({ game: idSchema }),
      output: z.object({}),
    }),
    stop: defineRoute({
      title: 'End a round that runs; everybody gets their stake back',
      role: 'moderator',
      changes: true,
      input: z.object({ id: z.number().int() }),
      output: z.object({}),
    }),
    history: defineRoute({
      title: 'Rounds that are over, newest first',
      role: 'moderator',
      input: z.object({
        /** Null for all games. */
        game: idSchema.nullable().default(null),
        /** Give `next` of the answer before; null for the newest. */
        before: z.number().int().nullable().default(null),
        limit: z.number().int().min(1).max(200).default(50),
      }),
      output: z.object({ rounds: z.array(gameRoundSchema), next: z.number().int().nullable() }),
    }),
    statistics: defineRoute({
      title: 'How often each game was played, what it took and gave, and who wins most',
      role: 'moderator',
      input: z.object({ game: idSchema.nullable().default(null) }),
      output: z.object({
        totals: z.array(gameTotalsSchema),
        house: z.array(houseSchema),
        winners: z.array(
          personSchema.extend({ plays: z.number().int(), wins: z.number().int(), losses: z.number().int() }),
        ),
      }),
    }),
  },
  lives: {
    tables: defineLive({
      title: 'The rounds that run',
      role: 'moderator',
      snapshot: z.object({ tables: z.array(gameTableSchema) }),
      event: z.object({ tables: z.array(gameTableSchema) }),
    }),
    changes: defineLive({
      title: 'That games, their settings or their results have changed',
      role: 'moderator',
      snapshot: changeSchema,
      event: changeSchema,
    }),
  },
});
