import { existsSync } from 'node:fs';
import type BetterSqlite3 from 'better-sqlite3';
import type { Logger } from '../ports.ts';
import { listBackups } from './backupFiles.ts';
import { findDamage } from './checkFile.ts';
import { cleanMarkerHolds, removeCleanMarker } from './cleanMarker.ts';
import { connect } from './connection.ts';
import { fileSize } from './durableFile.ts';
import { appliedMigrations, type Migration } from './migrations.ts';
import { afterRecovery, type OpenReport, undamaged } from './openReport.ts';
import { recover } from './recovery.ts';
import { isDamage } from './storeFailure.ts';
import type { StoreFiles } from './storeFiles.ts';

export interface OpenWholeOptions {
  files: StoreFiles;
  migrations: readonly Migration[];
  time: number;
  log: Logger;
  maxPages: number | null;
}

export interface Opened {
  raw: BetterSqlite3.Database;
  report: OpenReport;
}

/** Opens a database that is known to be whole: as it was left, checked, or from a backup. */
export function openWhole(options: OpenWholeOptions): Opened {
  const { files, maxPages } = options;
  const opened = existsSync(files.database) ? tryToOpen(options) : wasLost(files);
  if (opened && typeof opened === 'object') return opened;
  const report = opened === null ? undamaged('new') : afterRecovery(opened, recover(options));
  removeCleanMarker(files);
  return { raw: connect(files.database, maxPages), report };
}

/** A database that disappeared is treated as a damaged one. Null when there never was one. */
function wasLost(files: StoreFiles): string | null {
  return existsSync(files.wal) || listBackups(files.backups).length > 0 ? 'was missing' : null;
}

/** Answers what is wrong with it when it cannot be used. */
function tryToOpen({ files, maxPages, log }: OpenWholeOptions): Opened | string {
  if (fileSize(files.database) === 0) return 'was empty (0 bytes)';
  const clean = cleanMarkerHolds(files);
  let raw: BetterSqlite3.Database | null = null;
  let damage: string | null;
  try {
    raw = connect(files.database, maxPages);
    damage = clean ? null : findDamage(raw);
    if (!damage) {
      // The first thing that reads more than the header.
      appliedMigrations(raw);
      removeCleanMarker(files);
      return { raw, report: undamaged(clean ? 'clean' : 'checked') };
    }
  } catch (thrown) {
    if (!isDamage(thrown)) {
      raw?.close();
      throw thrown;
    }
    damage = thrown.message;
  }
  raw?.close();
  log.error({ event: 'store.damaged', message: 'The database is damaged.', details: { damage } });
  return 'was damaged';
}
