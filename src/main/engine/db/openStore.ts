import { rmSync } from 'node:fs';
import type BetterSqlite3 from 'better-sqlite3';
import { AppError, errorText } from '../../../shared/rpc/errors.ts';
import type { Clock, Logger } from '../ports.ts';
import { removePartialBackups } from './backupFiles.ts';
import { bundledMigrations } from './bundledMigrations.ts';
import { writeCleanMarker } from './cleanMarker.ts';
import { connect } from './connection.ts';
import { type DataFolderLock, enterFolder } from './dataFolderLock.ts';
import { migrateFile } from './migrateFile.ts';
import { appliedMigrations, type Migration, pendingMigrations } from './migrations.ts';
import { refuseNewerData } from './newerData.ts';
import { OpenedStore } from './openedStore.ts';
import { type Opened, openWhole } from './openWhole.ts';
import type { Store } from './store.ts';
import { storeFailure } from './storeFailure.ts';
import { type StoreFiles, storeFiles } from './storeFiles.ts';

export interface OpenStoreOptions {
  /** The folder; the caller holds it for as long as the store is open, and releases it. */
  lock: DataFolderLock;
  clock: Clock;
  log: Logger;
  /** `dbWorker`, as the door has it: bundled, or the source in tests. */
  workerFile: URL | string;
  migrations?: readonly Migration[];
  /** For tests: the disk is full when the database has so many pages of 4 KiB. */
  maxPages?: number;
}

/** Opens the database in the folder: repairs it, brings it up to date, or makes it. */
export function openStore(options: OpenStoreOptions): Store {
  const files = storeFiles(options.lock.dataDir);
  const leaveFolder = enterFolder(options.lock);
  try {
    return new OpenedStore({ ...openUpToDate(options, files), ...options, files, leaveFolder });
  } catch (thrown) {
    leaveFolder();
    throw storeFailure(thrown, files.dataDir) ?? thrown;
  }
}

function openUpToDate(options: OpenStoreOptions, files: StoreFiles): Opened {
  const { clock, log } = options;
  const migrations = options.migrations ?? bundledMigrations();
  const maxPages = options.maxPages ?? null;
  removeLeftovers(files, log);
  const opened = openWhole({ files, migrations, time: clock.now(), log, maxPages });
  const steps = stepsToTake(opened.raw, migrations, files);
  if (steps.pending.length === 0) return opened;
  opened.raw.close();
  migrateFile({ files, ...steps, now: () => clock.now(), log, maxPages });
  return { raw: connect(files.database, maxPages), report: opened.report };
}

function stepsToTake(
  raw: BetterSqlite3.Database,
  migrations: readonly Migration[],
  files: StoreFiles,
): { pending: Migration[]; hasData: boolean } {
  try {
    const applied = appliedMigrations(raw);
    refuseNewerData(files, applied, migrations);
    const hasData = raw.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined;
    return { pending: pendingMigrations(applied, migrations), hasData };
  } catch (thrown) {
    raw.close();
    // It is whole, just not for this Emcee: the one it is for need not check it.
    if (thrown instanceof AppError) writeCleanMarker(files);
    throw thrown;
  }
}

function removeLeftovers(files: StoreFiles, log: Logger): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(files.incoming + end, { force: true });
  try {
    removePartialBackups(files.backups);
  } catch (thrown) {
    // On a disk that was unplugged, perhaps. That is no reason not to start; making a backup will say it.
    log.warn({
      event: 'backup.folder_unreadable',
      message: `The backups cannot be read. ${errorText(thrown)}`,
    });
  }
}
