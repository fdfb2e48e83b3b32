import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Memory, Recurrence } from '../../../shared/contract/memories.ts';

/** Notes and links. What is removed stays for the undo. */
export const memories = sqliteTable('memories', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  kind: text('kind').$type<Memory['kind']>().notNull(),
  title: text('title').notNull(),
  text: text('text').notNull(),
  url: text('url'),
  addedBy: text('added_by').notNull(),
  addedById: text('added_by_id'),
  time: integer('time').notNull(),
  /** Null while it is kept. */
  removedAt: integer('removed_at'),
  /** Title, text and address in small letters without accents, to search in. */
  folded: text('folded').notNull(),
});

export const reminders = sqliteTable(
  'reminders',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** Null when it is for all of chat. */
    viewerId: text('viewer_id'),
    viewerName: text('viewer_name').notNull(),
    text: text('text').notNull(),
    dueAt: integer('due_at').notNull(),
    recurrence: text('recurrence', { mode: 'json' }).$type<Recurrence>(),
    onlyWhenHere: integer('only_when_here', { mode: 'boolean' }).notNull(),
    addedBy: text('added_by').notNull(),
    addedById: text('added_by_id'),
    createdAt: integer('created_at').notNull(),
    /** `told` and `cancelled` are over. */
    state: text('state').$type<'waiting' | 'told' | 'cancelled'>().notNull(),
  },
  (table) => [index('reminders_by_due').on(table.state, table.dueAt)],
);
