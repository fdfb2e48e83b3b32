import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Backup } from '../../../shared/contract/backups.ts';
import { errorText } from '../../../shared/rpc/errors.ts';
import type { Logger } from '../ports.ts';
import { listBackups } from './backupFiles.ts';
import { checkFile, type FileCheck } from './checkFile.ts';
import { putInPlace } from './durableFile.ts';
import { type Migration, unknownMigrations } from './migrations.ts';
import { setAside } from './setAside.ts';
import { storeFailure } from './storeFailure.ts';
import type { StoreFiles } from './storeFiles.ts';

export interface Recovery {
  /** The name under which the bad file is kept; null when there was none. */
  setAside: string | null;
  /** Null when there was no good backup, and an empty database will be made. */
  restoredFrom: Backup | null;
}

export interface RecoveryOptions {
  files: StoreFiles;
  migrations: readonly Migration[];
  time: number;
  log: Logger;
}

/**
 * Puts the newest good backup in the place of a database that is damaged or gone. A crash at any point is harmless:
 * the next start comes here again.
 */
export function recover({ files, migrations, time, log }: RecoveryOptions): Recovery {
  const restoredFrom = prepareNewest(files, migrations, log);
  const aside = setAside(files, time);
  if (restoredFrom) putInPlace(files.incoming, files.database);
  return { setAside: aside, restoredFrom };
}

/** Copies the newest backup that is whole, and not of a newer Emcee, to where it can be put in place from. */
function prepareNewest(files: StoreFiles, known: readonly Migration[], log: Logger): Backup | null {
  for (const backup of listBackups(files.backups)) {
    const problem = prepare(files, backup, known);
    if (!problem) return backup;
    rmSync(files.incoming, { force: true });
    log.warn({
      event: 'backup.passed_over',
      message: `The backup ${backup.name} could not be used: ${problem}.`,
    });
  }
  return null;
}

/** What is wrong with the backup; null when it stands ready. */
function prepare(files: StoreFiles, backup: Backup, known: readonly Migration[]): string | null {
  try {
    copyFileSync(join(files.backups, backup.name), files.incoming);
    return whyUseless(checkFile(files.incoming), known);
  } catch (thrown) {
    // Another backup would not fit either, and space can be made.
    if (storeFailure(thrown, files.dataDir)?.trouble === 'full') throw thrown;
    return errorText(thrown);
  }
}

/** Null when the file can become the database of this Emcee. */
export function whyUseless({ problem, migrations }: FileCheck, known: readonly Migration[]): string | null {
  if (problem) return problem;
  if (migrations.length === 0) return 'it does not hold the data of Emcee';
  return unknownMigrations(migrations, known).length > 0 ? 'it was made by a newer Emcee' : null;
}
