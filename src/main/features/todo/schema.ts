import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { FocusTimer } from '../../../shared/contract/todo.ts';

/** The streamer's list and those of the viewers. What is removed stays a while for the undo. */
export const todoItems = sqliteTable(
  'todo_items',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** The viewer whose task it is; empty for the streamer's own list. */
    owner: text('owner').notNull(),
    ownerName: text('owner_name').notNull(),
    text: text('text').notNull(),
    /** Smaller comes first. */
    position: integer('position').notNull(),
    addedBy: text('added_by').notNull(),
    time: integer('time').notNull(),
    /** Null while it is to do. */
    doneAt: integer('done_at'),
    /** Null while it is on the list. */
    removedAt: integer('removed_at'),
  },
  (table) => [index('todo_items_by_owner').on(table.owner, table.position)],
);

export const focusTimers = sqliteTable(
  'focus_timers',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** Null when it is for everybody. */
    viewerId: text('viewer_id'),
    viewerName: text('viewer_name').notNull(),
    label: text('label').notNull(),
    workMinutes: integer('work_minutes').notNull(),
    breakMinutes: integer('break_minutes').notNull(),
    rounds: integer('rounds').notNull(),
    round: integer('round').notNull(),
    phase: text('phase').$type<FocusTimer['phase']>().notNull(),
    endsAt: integer('ends_at').notNull(),
    /** Milliseconds; null while it runs. */
    pausedLeft: integer('paused_left'),
    /** Null until it is over. */
    overAt: integer('over_at'),
  },
  (table) => [index('focus_timers_by_over').on(table.overAt)],
);
