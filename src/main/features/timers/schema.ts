import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** How far each timer, and each group with a schedule of its own, has come. */
export const timerProgress = sqliteTable('timer_progress', {
  /** Of a timer or of a group. */
  ruleId: text('rule_id').primaryKey(),
  /** Epoch milliseconds; null when it never came. */
  lastSentAt: integer('last_sent_at'),
  sentCount: integer('sent_count').notNull(),
  /** Milliseconds of its interval that are over; time in which it could not come does not count. */
  progress: integer('progress').notNull(),
  /** Lines of chat since it came last. */
  lines: integer('lines').notNull(),
  /** Until when its clock times were looked at, in epoch milliseconds. */
  checkedAt: integer('checked_at').notNull(),
  /** True when it has come in the present round of its group. */
  inRound: integer('in_round', { mode: 'boolean' }).notNull(),
});
