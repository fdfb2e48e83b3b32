import { index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { LogRow } from '../../../shared/contract/log.ts';

/**
 * One row for each thing that was logged. SQLite ends every index in the row's id, so that each of them answers
 * "the newest with this level (category, feature)" and pages backwards by id without sorting; the one on time
 * turns a span of time into a span of ids.
 */
export const logRows = sqliteTable(
  'log_rows',
  {
    id: integer('id').primaryKey(),
    /** Epoch milliseconds. */
    time: integer('time').notNull(),
    level: text('level').$type<LogRow['level']>().notNull(),
    category: text('category').$type<LogRow['category']>().notNull(),
    feature: text('feature').notNull(),
    event: text('event').notNull(),
    actor: text('actor'),
    action: text('action'),
    result: text('result').$type<NonNullable<LogRow['result']>>(),
    /** Milliseconds, with a fraction. */
    duration: real('duration'),
    message: text('message').notNull(),
    details: text('details', { mode: 'json' }).$type<NonNullable<LogRow['details']>>(),
  },
  (table) => [
    index('log_rows_by_level').on(table.level),
    index('log_rows_by_category').on(table.category),
    index('log_rows_by_feature').on(table.feature),
    index('log_rows_by_time').on(table.time),
  ],
);
