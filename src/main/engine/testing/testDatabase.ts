import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../db/database.ts';
import { lockDataFolder } from '../db/dataFolderLock.ts';
import { type OpenStoreOptions, openStore, type Store } from '../db/openStore.ts';
import { FakeClock } from './fakeClock.ts';
import { keepingLogger } from './keepingLogger.ts';

/** The worker as its source; Node runs it as it is. */
export const workerSource = new URL('../db/dbWorker.ts', import.meta.url);

export interface TestDatabase {
  db: Database;
  store: Store;
  dataDir: string;
  clock: FakeClock;
  log: ReturnType<typeof keepingLogger>;
  /** Closes the store and deletes the folder. */
  cleanUp(): void;
}

/** A real database in a folder of its own, with all tables. Tests that use it call `cleanUp` afterwards. */
export function openTestDatabase(
  options: { clock?: FakeClock } & Pick<OpenStoreOptions, 'migrations' | 'maxPages'> = {},
): TestDatabase {
  const clock = options.clock ?? new FakeClock();
  const log = keepingLogger();
  const dataDir = mkdtempSync(join(tmpdir(), 'emcee-test-'));
  const lock = lockDataFolder(dataDir, { door: 'headless', clock });
  const store = openStore({ ...options, lock, clock, log, workerFile: workerSource });
  const cleanUp = (): void => {
    store.close();
    lock.release();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { db: store.db, store, dataDir, clock, log, cleanUp };
}
