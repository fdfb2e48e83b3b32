import { constants, copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, errorText } from '../../../shared/rpc/errors.ts';
import type { Logger } from '../ports.ts';
import { newBackupName, PARTIAL, rotateBackups } from './backupFiles.ts';
import { checkFile } from './checkFile.ts';
import { connect } from './connection.ts';
import { fileSize, putInPlace } from './durableFile.ts';
import { applyMigration, type Migration } from './migrations.ts';
import { StoreFailure, storeFailure } from './storeFailure.ts';
import type { StoreFiles } from './storeFiles.ts';

export interface MigrateFileOptions {
  files: StoreFiles;
  pending: readonly Migration[];
  /** False for a database without any table: there is nothing to back up then. */
  hasData: boolean;
  now(): number;
  log: Logger;
  maxPages: number | null;
}

/**
 * Brings a database that nobody has open to the newest schema. Throws `store.migration_failed` when that does not
 * work; then everything is as it was before.
 */
export function migrateFile(options: MigrateFileOptions): void {
  const { files, pending, hasData, log } = options;
  const backup = hasData ? backUp(options) : null;
  const done: string[] = [];
  try {
    applyAll(options, done);
  } catch (thrown) {
    const failed = pending[done.length]?.name ?? 'unknown';
    log.error({ event: 'store.migration_failed', message: `The step "${failed}" failed.` }, thrown);
    // The one that failed has undone itself; those before it, and the making of a new file, have not.
    const isAsBefore = (backup !== null && done.length === 0) || putBack(files, backup, log);
    throw failureOf(thrown, { failed, backup, isAsBefore, files });
  }
  log.info({
    event: 'store.migrated',
    message: hasData ? 'The database was brought to the form of this version.' : 'The tables were made.',
    details: { migrations: done, backup },
  });
}

function applyAll({ files, pending, maxPages, now }: MigrateFileOptions, done: string[]): void {
  const raw = connect(files.database, maxPages);
  try {
    for (const migration of pending) {
      applyMigration(raw, migration, now());
      done.push(migration.name);
    }
  } finally {
    raw.close();
  }
}

/** A plain copy is the fastest there is, and at once on disks that can share blocks. */
function backUp({ files, now }: MigrateFileOptions): string {
  if (fileSize(files.wal) > 0) throw new StoreFailure('busy', files.dataDir, 'the WAL is in use');
  const name = newBackupName(files.backups, now(), 'before-migration');
  const file = join(files.backups, name);
  const partial = file + PARTIAL;
  try {
    copyFileSync(files.database, partial, constants.COPYFILE_FICLONE);
    const { problem } = checkFile(partial);
    if (problem) throw new StoreFailure('damaged', files.dataDir, problem);
    putInPlace(partial, file);
  } catch (thrown) {
    rmSync(partial, { force: true });
    const why = storeFailure(thrown, files.backups) ?? thrown;
    throw new AppError(
      'store.migration_failed',
      `This version of Emcee must change the form of its database, and makes a backup before. That did not work, so nothing was changed. ${errorText(why)}`,
    );
  }
  rotateBackups(files.backups, name);
  return name;
}

/** False when that did not work either, for want of space most likely. */
function putBack(files: StoreFiles, backup: string | null, log: Logger): boolean {
  try {
    if (backup) copyFileSync(join(files.backups, backup), files.incoming, constants.COPYFILE_FICLONE);
    for (const file of [files.wal, files.shm]) rmSync(file, { force: true });
    if (backup) putInPlace(files.incoming, files.database);
    else rmSync(files.database, { force: true });
    return true;
  } catch (thrown) {
    log.error({ event: 'store.undo_failed', message: 'The database could not be put back.' }, thrown);
    return false;
  }
}

interface FailedMigration {
  failed: string;
  backup: string | null;
  isAsBefore: boolean;
  files: StoreFiles;
}

function failureOf(thrown: unknown, { failed, backup, isAsBefore, files }: FailedMigration): AppError {
  const failure = storeFailure(thrown, files.dataDir);
  const why = failure?.passes ? failure.message : `The step "${failed}" failed: ${errorText(thrown)}.`;
  const cure = failure?.passes
    ? 'Then start Emcee again.'
    : 'Go back to the version of Emcee that you had before, and report this to its makers.';
  return new AppError(
    'store.migration_failed',
    `Emcee could not bring its database to the form of this version. ${why} ${stateOf(backup, isAsBefore)} ${cure}`,
    { migration: failed, backup },
  );
}

function stateOf(backup: string | null, isAsBefore: boolean): string {
  if (!backup) return 'No data was there yet.';
  return isAsBefore
    ? `Your data is as it was before, and the backup ${backup} holds it too.`
    : `Your data as it was before is in the backup ${backup}.`;
}
