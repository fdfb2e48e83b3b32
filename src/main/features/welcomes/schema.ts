import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Whoever has said something, by Twitch's id. */
export const welcomePeople = sqliteTable(
  'welcome_people',
  {
    viewerId: text('viewer_id').primaryKey(),
    /** The number of the stream, or time offline, in which they spoke last. */
    session: integer('session').notNull(),
    /** Their first line in that one, in epoch milliseconds. */
    lastSeenAt: integer('last_seen_at').notNull(),
  },
  (table) => [index('welcome_people_by_session').on(table.session)],
);

/** When a rule welcomed somebody last. */
export const welcomeMarks = sqliteTable(
  'welcome_marks',
  {
    ruleId: text('rule_id').notNull(),
    viewerId: text('viewer_id').notNull(),
    /** Epoch milliseconds. */
    time: integer('time').notNull(),
  },
  (table) => [primaryKey({ columns: [table.ruleId, table.viewerId] })],
);

/** The stream, or time offline, that counts as one now. There is one row, with the id 1. */
export const welcomeSession = sqliteTable('welcome_session', {
  id: integer('id').primaryKey(),
  number: integer('number').notNull(),
  /** Twitch's id of the stream; null while offline. */
  streamId: text('stream_id'),
  startedAt: integer('started_at').notNull(),
  /** Of the last line, or the last sign of the stream. */
  lastAt: integer('last_at').notNull(),
});
