import { index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** One row for each log record. The id grows with time, so that paging needs no other order. */
export const logRows = sqliteTable(
  'log_rows',
  {
    id: integer('id').primaryKey(),
    time: integer('time').notNull(),
    level: text('level', { enum: ['debug', 'info', 'warn', 'error'] }).notNull(),
    category: text('category', {
      enum: ['authentication', 'authorisation', 'audit', 'error', 'system'],
    }).notNull(),
    feature: text('feature').notNull(),
    event: text('event').notNull(),
    actor: text('actor'),
    action: text('action'),
    result: text('result', { enum: ['ok', 'refused', 'failed'] }),
    /** Milliseconds. */
    duration: real('duration'),
    message: text('message').notNull(),
    /** JSON. */
    details: text('details'),
  },
  (table) => [
    // Rare levels and categories are what people look for; their own index finds them among millions.
    index('log_rows_level').on(table.level, table.id),
    index('log_rows_category').on(table.category, table.id),
    index('log_rows_feature').on(table.feature, table.id),
  ],
);
