import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DataFolderLock, lockDataFolder } from '../db/dataFolderLock.ts';
import { type OpenStoreOptions, openStore } from '../db/openStore.ts';
import type { Store } from '../db/store.ts';
import { type StoreFiles, storeFiles } from '../db/storeFiles.ts';
import { FakeClock } from './fakeClock.ts';
import { keepingLogger } from './keepingLogger.ts';

/** The worker as its source; Node runs it as it is. */
export const workerSource = new URL('../db/dbWorker.ts', import.meta.url);

export type StoreFolderOptions = Pick<OpenStoreOptions, 'migrations' | 'maxPages'> & {
  workerFile?: URL | string;
};

/** A locked data folder in which a test opens the store as often as it likes. */
export interface StoreFolder {
  readonly dataDir: string;
  readonly files: StoreFiles;
  readonly clock: FakeClock;
  readonly log: ReturnType<typeof keepingLogger>;
  readonly lock: DataFolderLock;
  open(options?: StoreFolderOptions): Store;
  /** Closes what is open and deletes the folder. */
  cleanUp(): void;
}

export function makeStoreFolder(clock = new FakeClock()): StoreFolder {
  const log = keepingLogger();
  const dataDir = mkdtempSync(join(tmpdir(), 'emcee-test-'));
  const lock = lockDataFolder(dataDir, { door: 'headless', clock });
  const opened: Store[] = [];
  return {
    dataDir,
    files: storeFiles(dataDir),
    clock,
    log,
    lock,
    open: (options = {}) => {
      const store = openStore({ workerFile: workerSource, ...options, lock, clock, log });
      opened.push(store);
      return store;
    },
    cleanUp: () => {
      for (const store of opened) store.close();
      lock.release();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
