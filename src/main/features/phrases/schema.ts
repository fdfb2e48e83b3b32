import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** How often each phrase rule did something. */
export const phraseHits = sqliteTable('phrase_hits', {
  ruleId: text('rule_id').primaryKey(),
  hits: integer('hits').notNull(),
  /** Epoch milliseconds. */
  lastHitAt: integer('last_hit_at').notNull(),
});
