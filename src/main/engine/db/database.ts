import type BetterSqlite3 from 'better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';

/** Writes that may be up to a few hundred milliseconds late: history, counters, last-seen times. */
export interface WriteBehind {
  /** Runs later, together with others, in one transaction. A write that throws is reported and does not undo the others. */
  add(write: () => void): void;
  /** Writes all that waits, now. */
  flush(): void;
  /** How many writes wait. */
  readonly waiting: number;
}

/** The open store. Stores are the only ones that use it; each prepares its statements once. */
export interface Database {
  readonly orm: BetterSQLite3Database;
  /** For what drizzle does not say: pragmas, `WITHOUT ROWID`, bulk statements. */
  readonly raw: BetterSqlite3.Database;
  /** One immediate transaction; on the disk when it returns. Nested calls join the outer one. */
  write<T>(run: () => T): T;
  readonly behind: WriteBehind;
  /** A heavy read in a worker with its own read-only connection, so that the main thread never waits for it. */
  read<Row>(sql: string, parameters?: readonly (string | number | bigint | null)[]): Promise<Row[]>;
}
