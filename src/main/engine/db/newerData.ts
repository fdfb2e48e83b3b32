import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { AppError } from '../../../shared/rpc/errors.ts';
import { listBackups } from './backupFiles.ts';
import { type AppliedMigration, appliedMigrations, type Migration, unknownMigrations } from './migrations.ts';
import type { StoreFiles } from './storeFiles.ts';

/** Throws when a newer Emcee has changed the database in ways that this one knows nothing of. */
export function refuseNewerData(
  files: StoreFiles,
  applied: readonly AppliedMigration[],
  known: readonly Migration[],
): void {
  const unknown = unknownMigrations(namesOf(applied), known);
  if (unknown.length === 0) return;
  const backup = newestFitting(files.backups, known);
  const otherwise = backup ? `restore the backup ${backup}` : 'start with another data folder';
  throw new AppError(
    'store.newer',
    `The data in ${files.dataDir} was last used by a newer Emcee, and this one would damage it. Update Emcee, or ${otherwise}. Nothing was changed.`,
    { backup, unknown },
  );
}

/** Null when there is no backup that this Emcee could use. */
function newestFitting(folder: string, known: readonly Migration[]): string | null {
  const fitting = listBackups(folder).find(({ name }) => {
    try {
      const raw = new BetterSqlite3(join(folder, name), { readonly: true });
      try {
        const applied = appliedMigrations(raw);
        return applied.length > 0 && unknownMigrations(namesOf(applied), known).length === 0;
      } finally {
        raw.close();
      }
    } catch {
      return false;
    }
  });
  return fitting?.name ?? null;
}

function namesOf(applied: readonly AppliedMigration[]): string[] {
  return applied.map((migration) => migration.name);
}
