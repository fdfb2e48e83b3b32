import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Commands of the streamer's own. `definition` is a draft of the contract as JSON. */
export const customCommands = sqliteTable('custom_commands', {
  id: integer('id').primaryKey(),
  definition: text('definition').notNull(),
  /** Epoch milliseconds. */
  createdAt: integer('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  changedAt: integer('changed_at').notNull(),
  changedBy: text('changed_by').notNull(),
});

/** What the streamer changed about built-in commands, by their id. `change` is JSON. */
export const commandOverrides = sqliteTable('command_overrides', {
  id: text('id').primaryKey(),
  change: text('change').notNull(),
});

export const commandAliases = sqliteTable('command_aliases', {
  name: text('name').primaryKey(),
  line: text('line').notNull(),
  createdAt: integer('created_at').notNull(),
  createdBy: text('created_by').notNull(),
});

/** How often commands were used, by their id; an alias counts as `alias.name`. */
export const commandUses = sqliteTable('command_uses', {
  id: text('id').primaryKey(),
  uses: integer('uses').notNull(),
  /** Epoch milliseconds. */
  lastUsed: integer('last_used').notNull(),
});

/** Cooldowns that are longer than a few seconds, so that a restart does not end them. */
export const commandCooldowns = sqliteTable(
  'command_cooldowns',
  {
    command: text('command').notNull(),
    /** The rule and who it holds for: `viewer:1/3600:12345`. */
    bucket: text('bucket').notNull(),
    /** The times of the uses that still count, epoch milliseconds, as a JSON list. */
    times: text('times').notNull(),
    /** When the last of them no longer counts. */
    until: integer('until').notNull(),
  },
  (table) => [primaryKey({ columns: [table.command, table.bucket] })],
);

/** The commands that features brought along when they were last on, to explain those of a switched-off one. */
export const knownCommands = sqliteTable('known_commands', {
  id: text('id').primaryKey(),
  feature: text('feature').notNull(),
  /** A JSON list, the main one first. */
  names: text('names').notNull(),
  usage: text('usage').notNull(),
  help: text('help').notNull(),
});
