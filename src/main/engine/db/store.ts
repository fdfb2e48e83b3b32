import type { Backups } from './backups.ts';
import type { Database } from './database.ts';
import type { OpenReport } from './openReport.ts';
import type { StoreFailure } from './storeFailure.ts';

export interface Store {
  readonly db: Database;
  readonly report: OpenReport;
  readonly backups: Backups;
  /**
   * Turns what SQLite threw into words for the streamer when it is the store that does not work; null when it was the
   * statement. After damage, the next start checks the database.
   */
  explain(thrown: unknown): StoreFailure | null;
  /** Writes what waits and lets go of all files. Calling it twice does no harm. */
  close(): void;
}
