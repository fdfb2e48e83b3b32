import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { ChatRole } from '../../../shared/contract/ladder.ts';

/** Everybody who was ever here. All times are epoch milliseconds. */
export const viewers = sqliteTable(
  'viewers',
  {
    /** Short, for lists and joins; says nothing. */
    number: integer('number').primaryKey(),
    /** Twitch's; never changes. */
    id: text('id').notNull(),
    login: text('login').notNull(),
    name: text('name').notNull(),
    firstSeen: integer('first_seen').notNull(),
    lastSeen: integer('last_seen').notNull(),
    watchedSeconds: integer('watched_seconds').notNull().default(0),
    messages: integer('messages').notNull().default(0),
    streams: integer('streams').notNull().default(0),
    streak: integer('streak').notNull().default(0),
    /** The number of the last stream that they came to; 0 for none. */
    lastStream: integer('last_stream').notNull().default(0),
    /** The highest that chat has proved, as of the last time. */
    role: text('role').$type<ChatRole>().notNull().default('everyone'),
    /** When they began to follow; null for who does not, or was not asked about. */
    followedAt: integer('followed_at'),
    /** When Twitch was asked last whether they follow; null for never. */
    followAsked: integer('follow_asked'),
    notes: text('notes').notNull().default(''),
    /** An id of the list of pronouns; null for who has not told. */
    pronouns: text('pronouns'),
    /** `MM-DD`; null for who has not told. */
    birthday: text('birthday'),
    /** Whether the bot leaves them alone; null for what the list of known bots says. */
    ignored: integer('ignored', { mode: 'boolean' }),
  },
  (table) => [
    uniqueIndex('viewers_by_id').on(table.id),
    index('viewers_by_login').on(table.login),
    index('viewers_by_name').on(table.name),
    // None by the last time: every line would move an entry in it, and a list of 50,000 is sorted in some milliseconds.
    index('viewers_by_watched').on(table.watchedSeconds),
  ],
);

/**
 * What every line of chat changes, in rows that are small: where somebody has one here, it is newer than their row of
 * `viewers`. Whoever writes that row puts both together again.
 */
export const viewerVisits = sqliteTable('viewer_visits', {
  /** Of the row of `viewers`. */
  number: integer('number').primaryKey(),
  lastSeen: integer('last_seen').notNull(),
  messages: integer('messages').notNull(),
});

/** Names that people had before. */
export const viewerNames = sqliteTable(
  'viewer_names',
  {
    id: integer('id').primaryKey(),
    viewerId: text('viewer_id').notNull(),
    login: text('login').notNull(),
    name: text('name').notNull(),
    /** Until when, as far as Emcee saw it. */
    until: integer('until').notNull(),
  },
  (table) => [
    index('viewer_names_by_viewer').on(table.viewerId),
    index('viewer_names_by_login').on(table.login),
  ],
);

/** Which role somebody had since when. */
export const viewerRoles = sqliteTable(
  'viewer_roles',
  {
    id: integer('id').primaryKey(),
    viewerId: text('viewer_id').notNull(),
    role: text('role').$type<ChatRole>().notNull(),
    since: integer('since').notNull(),
  },
  (table) => [index('viewer_roles_by_viewer').on(table.viewerId)],
);

export const viewerGroups = sqliteTable(
  'viewer_groups',
  { id: integer('id').primaryKey(), name: text('name').notNull() },
  (table) => [uniqueIndex('viewer_groups_by_name').on(table.name)],
);

export const viewerGroupMembers = sqliteTable(
  'viewer_group_members',
  { groupId: integer('group_id').notNull(), viewerId: text('viewer_id').notNull() },
  (table) => [
    primaryKey({ columns: [table.groupId, table.viewerId] }),
    index('viewer_group_members_by_viewer').on(table.viewerId),
  ],
);

/** The streams there were, in order; their numbers tell whether somebody came to two in a row. */
export const viewerStreams = sqliteTable(
  'viewer_streams',
  {
    number: integer('number').primaryKey(),
    /** Twitch's id of the stream. */
    id: text('id').notNull(),
    startedAt: integer('started_at').notNull(),
  },
  (table) => [uniqueIndex('viewer_streams_by_id').on(table.id)],
);
