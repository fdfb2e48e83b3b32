import type { Database } from '../db/database.ts';
import type { Store } from '../db/store.ts';
import type { FakeClock } from './fakeClock.ts';
import type { keepingLogger } from './keepingLogger.ts';
import { makeStoreFolder, type StoreFolderOptions } from './storeFolder.ts';

export interface TestDatabase {
  db: Database;
  store: Store;
  dataDir: string;
  /** Late writes need it to go on, or `db.behind.flush()`. */
  clock: FakeClock;
  log: ReturnType<typeof keepingLogger>;
  /** Closes the store and deletes its folder; every test that opens one calls it at its end. */
  cleanUp(): void;
}

/** A real database in a folder of its own, with the tables of all features. */
export function openTestDatabase(options: { clock?: FakeClock } & StoreFolderOptions = {}): TestDatabase {
  const { clock: givenClock, ...storeOptions } = options;
  const folder = makeStoreFolder(givenClock);
  const { dataDir, clock, log, cleanUp } = folder;
  const store = folder.open(storeOptions);
  return { db: store.db, store, dataDir, clock, log, cleanUp };
}
