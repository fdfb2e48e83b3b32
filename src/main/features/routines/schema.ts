import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** Routines as the streamer wrote them. All times are epoch milliseconds. */
export const routines = sqliteTable('routines', {
  id: text('id').primaryKey(),
  /** The draft as JSON. */
  draft: text('draft').notNull(),
  version: integer('version').notNull(),
  createdAt: integer('created_at').notNull(),
  changedAt: integer('changed_at').notNull(),
  /** Null until the first run. */
  lastRunAt: integer('last_run_at'),
  runs: integer('runs').notNull(),
});

/** What a routine was, save by save. */
export const routineVersions = sqliteTable(
  'routine_versions',
  {
    routineId: text('routine_id').notNull(),
    version: integer('version').notNull(),
    savedAt: integer('saved_at').notNull(),
    savedBy: text('saved_by').notNull(),
    draft: text('draft').notNull(),
  },
  (table) => [primaryKey({ columns: [table.routineId, table.version] })],
);

/** Runs that have ended, with their steps, as JSON. */
export const routineRuns = sqliteTable(
  'routine_runs',
  {
    seq: integer('seq').primaryKey(),
    id: text('id').notNull(),
    /** Null for steps of a command, a timer and the like. */
    routineId: text('routine_id'),
    run: text('run').notNull(),
    steps: text('steps').notNull(),
  },
  (table) => [
    uniqueIndex('routine_runs_by_id').on(table.id),
    index('routine_runs_by_routine').on(table.routineId),
  ],
);

/** Runs that wait: frames, occasion, notes. They go on from here after a restart. */
export const routineWaits = sqliteTable('routine_waits', {
  runId: text('run_id').primaryKey(),
  kept: text('kept').notNull(),
});

/** What texts read as `$(var name)`. */
export const routineVariables = sqliteTable('routine_variables', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
  changedAt: integer('changed_at').notNull(),
});

/** Uses that long cooldowns remember. */
export const routineUses = sqliteTable('routine_uses', {
  key: text('key').primaryKey(),
  /** The times of the uses, as a JSON list. */
  times: text('times').notNull(),
  /** When all of them are over. */
  until: integer('until').notNull(),
});
