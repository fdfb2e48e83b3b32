import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { CounterChange, CounterScope } from '../../../shared/contract/counters.ts';

export const counters = sqliteTable(
  'counters',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    name: text('name').notNull(),
    /** The name in small letters: what it is found by. */
    folded: text('folded').notNull(),
    showWord: text('show_word'),
    addWord: text('add_word'),
    takeWord: text('take_word'),
    answer: text('answer').notNull(),
    floor: integer('floor'),
    milestones: text('milestones', { mode: 'json' }).$type<number[]>().notNull(),
    every: integer('every'),
    milestoneText: text('milestone_text').notNull(),
    createdAt: integer('created_at').notNull(),
    /** Null while it is in use. */
    removedAt: integer('removed_at'),
  },
  (table) => [uniqueIndex('counters_by_name').on(table.folded).where(sql`removed_at IS NULL`)],
);

/** What a counter stands at: one total, one for each stream, one for each game. */
export const counterValues = sqliteTable(
  'counter_values',
  {
    counterId: integer('counter_id').notNull(),
    scope: text('scope').$type<CounterScope>().notNull(),
    /** Twitch's id of the stream or the game; empty for the total. */
    key: text('key').notNull(),
    /** The name of the game; empty for the others. */
    label: text('label').notNull(),
    value: integer('value').notNull(),
    changedAt: integer('changed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.counterId, table.scope, table.key] })],
);

/** Every change, with what it did to each of the values: null for those that it left alone. */
export const counterChanges = sqliteTable(
  'counter_changes',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    counterId: integer('counter_id').notNull(),
    time: integer('time').notNull(),
    kind: text('kind').$type<CounterChange['kind']>().notNull(),
    scope: text('scope').$type<CounterChange['scope']>().notNull(),
    doer: text('doer').notNull(),
    streamId: text('stream_id'),
    gameId: text('game_id'),
    gameName: text('game_name').notNull(),
    totalBefore: integer('total_before'),
    totalAfter: integer('total_after'),
    streamBefore: integer('stream_before'),
    streamAfter: integer('stream_after'),
    gameBefore: integer('game_before'),
    gameAfter: integer('game_after'),
    undone: integer('undone', { mode: 'boolean' }).notNull(),
  },
  (table) => [index('counter_changes_by_counter').on(table.counterId, table.id)],
);
