import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The rules that the streamer makes, of every kind: timers, phrases, welcomes. */
export const rules = sqliteTable(
  'rules',
  {
    /** `timers`, `timers.groups`, `phrases`, `welcomes`. */
    book: text('book').notNull(),
    id: text('id').notNull(),
    /** From the top of the list to its end. */
    position: integer('position').notNull(),
    /** As the feature's contract describes it. */
    rule: text('rule').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.book, table.id] }),
    index('rules_by_position').on(table.book, table.position),
  ],
);
