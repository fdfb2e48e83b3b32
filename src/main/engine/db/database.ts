import type BetterSqlite3 from 'better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';

/** Writes that may be up to a few hundred milliseconds late: history, counters, last-seen times. */
export interface WriteBehind {
  /**
   * Runs later, together with others, in one transaction. A write that throws is reported and does not undo the others.
   * It may run again when the first attempt was undone, so it does nothing but write.
   */
  add(write: () => void): void;
  /** Writes all that waits, now; within a transaction, right after it. Never throws: what the disk refuses goes on waiting. */
  flush(): void;
  /** How many writes wait. */
  readonly waiting: number;
}

/** The open store. Stores are the only ones that use it; each prepares its statements once. */
export interface Database {
  readonly orm: BetterSQLite3Database;
  /** For what drizzle does not say: pragmas, `WITHOUT ROWID`, bulk statements. */
  readonly raw: BetterSqlite3.Database;
  /**
   * One immediate transaction; on the disk when it returns, so that no killed process loses it. Nested calls join the
   * outer one; one that throws undoes its own part. Throws `unavailable`, with the cure, when the disk takes nothing.
   */
  write<T>(run: () => T): T;
  readonly behind: WriteBehind;
  /**
   * A heavy read in a worker with its own read-only connection, so that the main thread never waits for it. It does not
   * see what still waits in `behind`.
   */
  read<Row>(sql: string, parameters?: readonly (string | number | bigint | null)[]): Promise<Row[]>;
}
