import { rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Clock, Logger } from '../ports.ts';
import { listBackups, newBackupName, rotateBackups } from './backupFiles.ts';
import { bundledMigrations } from './bundledMigrations.ts';
import { removeCleanMarker, writeCleanMarker } from './cleanMarker.ts';
import { type DataFolderLock, enterFolder } from './dataFolderLock.ts';
import { fileSize, moveFile, putInPlace } from './durableFile.ts';
import type { Migration } from './migrations.ts';
import { whyUseless } from './recovery.ts';
import { setAside } from './setAside.ts';
import { storeFailure } from './storeFailure.ts';
import { type StoreFiles, storeFiles } from './storeFiles.ts';
import { checkInWorker } from './workerTask.ts';

export interface RestoreBackupOptions {
  /** Held by the caller from before the store was closed until after it is open again. */
  lock: DataFolderLock;
  /** As `Backups.list` names it. */
  name: string;
  clock: Pick<Clock, 'now'>;
  log: Logger;
  workerFile: URL | string;
  migrations?: readonly Migration[];
}

export interface Restored {
  restored: string;
  /** Where what was there before is kept: a backup, or the damaged file. Null when there was nothing. */
  kept: string | null;
}

/**
 * Goes back to a backup, while the store is closed. Throws `not_found`, or `backups.damaged` when the backup cannot be
 * used; then nothing is changed. A crash on the way leaves either state: the next start finds the other one among the
 * backups.
 */
export async function restoreBackup(options: RestoreBackupOptions): Promise<Restored> {
  const files = storeFiles(options.lock.dataDir);
  const leaveFolder = enterFolder(options.lock);
  try {
    await prepare(options, files);
    const kept = await keepPresent(options, files);
    putInPlace(files.incoming, files.database);
    // It was checked a moment ago.
    writeCleanMarker(files);
    options.log.info({
      event: 'backup.restored',
      message: `The backup ${options.name} was restored.`,
      details: { restored: options.name, kept },
    });
    return { restored: options.name, kept };
  } catch (thrown) {
    rmSync(files.incoming, { force: true });
    throw storeFailure(thrown, files.dataDir) ?? thrown;
  } finally {
    leaveFolder();
  }
}

/** A checked copy of the backup, ready to be put in place. */
async function prepare(
  { name, workerFile, migrations }: RestoreBackupOptions,
  files: StoreFiles,
): Promise<void> {
  if (!listBackups(files.backups).some((backup) => backup.name === name)) {
    throw new AppError('not_found', `There is no backup "${basename(name)}". Choose one from the list.`);
  }
  await copyFile(join(files.backups, name), files.incoming);
  const problem = whyUseless(
    await checkInWorker(workerFile, files.incoming),
    migrations ?? bundledMigrations(),
  );
  if (problem) {
    throw new AppError(
      'backups.damaged',
      `The backup ${name} cannot be restored: ${problem}. Choose another one; nothing was changed.`,
      { problem },
    );
  }
}

/** Makes a backup of the present database by moving it there. */
async function keepPresent(
  { workerFile, clock, log }: RestoreBackupOptions,
  files: StoreFiles,
): Promise<string | null> {
  removeCleanMarker(files);
  if (fileSize(files.database) === 0) return setAside(files, clock.now());
  const { problem } = await checkInWorker(workerFile, files.database);
  if (problem) {
    log.warn({
      event: 'store.damaged',
      message: 'The present database is damaged; it is kept, but not as a backup.',
      details: { problem },
    });
    return setAside(files, clock.now());
  }
  const name = newBackupName(files.backups, clock.now(), 'before-restore');
  moveFile(files.database, join(files.backups, name));
  rotateBackups(files.backups, name);
  return name;
}
