import { createHash } from 'node:crypto';
import type BetterSqlite3 from 'better-sqlite3';
import { AppError } from '../../../shared/rpc/errors.ts';

/** One step from a schema to the next. Once released, it never changes. */
export interface Migration {
  /** As drizzle-kit calls it: `0000_log_rows`. */
  name: string;
  sql: string;
}

export interface AppliedMigration {
  name: string;
  hash: string;
}

const TABLE = 'emcee_migrations';

/** In the order in which they were applied; empty for a database that is new, or not ours. */
export function appliedMigrations(raw: BetterSqlite3.Database): AppliedMigration[] {
  const table = raw.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?");
  if (table.get(TABLE) === undefined) return [];
  return raw.prepare<[], AppliedMigration>(`SELECT name, hash FROM ${TABLE} ORDER BY rowid`).all();
}

/** Names of those that this Emcee has never heard of: a newer one applied them. */
export function unknownMigrations(applied: readonly string[], known: readonly Migration[]): string[] {
  const names = new Set(known.map((migration) => migration.name));
  return applied.filter((name) => !names.has(name));
}

/** Those still to come. Throws when one that was applied had another text than it has here. */
export function pendingMigrations(
  applied: readonly AppliedMigration[],
  known: readonly Migration[],
): Migration[] {
  const hashes = new Map(applied.map((migration) => [migration.name, migration.hash]));
  return known.filter((migration) => {
    const hash = hashes.get(migration.name);
    if (hash !== undefined && hash !== hashOf(migration)) {
      throw new AppError(
        'store.other_build',
        `The database was made by another build of Emcee than this one: its step "${migration.name}" differs. Nothing was changed. Start the build that you used before, or install the newest Emcee.`,
        { migration: migration.name },
      );
    }
    return hash === undefined;
  });
}

/** Applies one migration wholly or not at all. */
export function applyMigration(raw: BetterSqlite3.Database, migration: Migration, time: number): void {
  // Rebuilding a table drops it for a moment. The switch does nothing inside a transaction, hence the check in there.
  raw.pragma('foreign_keys = OFF');
  try {
    const apply = raw.transaction(() => {
      raw.exec(migration.sql);
      const broken: unknown = raw.pragma('foreign_key_check');
      if (Array.isArray(broken) && broken.length > 0) {
        throw new Error(
          `rows would point to something that is not there (${broken.length}): ${JSON.stringify(broken.slice(0, 3))}`,
        );
      }
      raw.exec(
        `CREATE TABLE IF NOT EXISTS ${TABLE} (name TEXT PRIMARY KEY NOT NULL, hash TEXT NOT NULL, applied_at INTEGER NOT NULL)`,
      );
      raw
        .prepare(`INSERT INTO ${TABLE} (name, hash, applied_at) VALUES (?, ?, ?)`)
        .run(migration.name, hashOf(migration), time);
    });
    apply.immediate();
  } finally {
    raw.pragma('foreign_keys = ON');
  }
}

/** Git may check the file out with other line ends on Windows; that is the same migration. */
function hashOf(migration: Migration): string {
  return createHash('sha256').update(migration.sql.replaceAll('\r\n', '\n')).digest('hex');
}
