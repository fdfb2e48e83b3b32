import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Quote } from '../../../shared/contract/quotes.ts';

/** What was said. Nothing is ever deleted, so that a number never comes to mean another quote. */
export const quotes = sqliteTable(
  'quotes',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** Null until it is taken in. */
    number: integer('number'),
    text: text('text').notNull(),
    author: text('author').notNull(),
    game: text('game').notNull(),
    /** Epoch milliseconds. */
    saidAt: integer('said_at').notNull(),
    addedAt: integer('added_at').notNull(),
    addedBy: text('added_by').notNull(),
    /** Twitch's id; null when it was added in the panel. */
    addedById: text('added_by_id'),
    state: text('state').$type<Quote['state']>().notNull(),
    /** Text, author and game in one form of writing, to search in. */
    folded: text('folded').notNull(),
  },
  (table) => [
    uniqueIndex('quotes_by_number').on(table.number),
    index('quotes_by_state').on(table.state, table.number),
    index('quotes_by_words').on(table.folded),
  ],
);
