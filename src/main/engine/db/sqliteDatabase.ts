import type BetterSqlite3 from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import type { Database } from './database.ts';
import type { StoreFailure } from './storeFailure.ts';
import type { SqlValue } from './workerMessages.ts';
import type { WorkerReads } from './workerReads.ts';
import type { LateWrites } from './writeBehind.ts';

export interface SqliteDatabaseParts {
  raw: BetterSqlite3.Database;
  behind: LateWrites;
  reads: WorkerReads;
  /** Null when it was the statement's own fault. */
  explain(thrown: unknown): StoreFailure | null;
  /** Told after each write; within another one too, since that is to come to its end. */
  wrote(): void;
}

export class SqliteDatabase implements Database {
  readonly orm: BetterSQLite3Database;
  readonly raw: BetterSqlite3.Database;
  readonly behind: LateWrites;
  private readonly parts: SqliteDatabaseParts;
  private readonly inTransaction: BetterSqlite3.Transaction<(run: () => unknown) => unknown>;

  constructor(parts: SqliteDatabaseParts) {
    this.parts = parts;
    this.raw = parts.raw;
    this.behind = parts.behind;
    this.orm = drizzle(parts.raw);
    this.inTransaction = parts.raw.transaction((run: () => unknown) => run());
  }

  write<T>(run: () => T): T {
    try {
      const result = this.inTransaction.immediate(run) as T;
      this.parts.wrote();
      return result;
    } catch (thrown) {
      throw this.parts.explain(thrown) ?? thrown;
    }
  }

  async read<Row>(sql: string, parameters: readonly SqlValue[] = []): Promise<Row[]> {
    return (await this.parts.reads.read(sql, parameters)) as Row[];
  }
}
