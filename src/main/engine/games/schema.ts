import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { RoundPlayer, TableRecord } from './records.ts';

/** Rounds: those that run, with all that they need to go on after a crash, and those that are over. */
export const gameRounds = sqliteTable(
  'game_rounds',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    game: text('game').notNull(),
    state: text('state').$type<'running' | 'over' | 'cut'>().notNull(),
    /** For games that are decided at once: what keeps a line of chat from being played twice. Null for the others. */
    reference: text('reference'),
    openedAt: integer('opened_at').notNull(),
    /** Null while it runs. */
    endedAt: integer('ended_at'),
    /** While it runs; null when it is over. */
    record: text('record', { mode: 'json' }).$type<TableRecord>(),
    players: text('players', { mode: 'json' }).$type<RoundPlayer[]>().notNull(),
    text: text('text').notNull(),
    currency: text('currency').notNull(),
    staked: integer('staked').notNull(),
    paid: integer('paid').notNull(),
  },
  (table) => [
    index('game_rounds_by_game').on(table.game, table.id),
    index('game_rounds_running').on(table.state).where(sql`state = 'running'`),
    uniqueIndex('game_rounds_by_reference').on(table.reference).where(sql`reference IS NOT NULL`),
  ],
);

/** What a viewer has done in a game, ever. */
export const gameStats = sqliteTable(
  'game_stats',
  {
    viewerId: text('viewer_id').notNull(),
    game: text('game').notNull(),
    currency: text('currency').notNull(),
    plays: integer('plays').notNull(),
    wins: integer('wins').notNull(),
    losses: integer('losses').notNull(),
    staked: integer('staked').notNull(),
    paid: integer('paid').notNull(),
  },
  (table) => [primaryKey({ columns: [table.viewerId, table.game, table.currency] })],
);

/** What the streamer has chosen for a game; none for a game that is as it came. */
export const gameChoices = sqliteTable('game_choices', {
  game: text('game').primaryKey(),
  enabled: integer('enabled', { mode: 'boolean' }).notNull(),
  values: text('values', { mode: 'json' }).$type<Record<string, unknown>>().notNull(),
});

/** What a game keeps from round to round, such as how strong its boss has become. */
export const gameKept = sqliteTable('game_kept', {
  game: text('game').primaryKey(),
  value: text('value', { mode: 'json' }).$type<unknown>().notNull(),
});

/** What players have lost to the house, less what it has paid out. */
export const gameTill = sqliteTable('game_till', {
  currency: text('currency').primaryKey(),
  balance: integer('balance').notNull(),
});
