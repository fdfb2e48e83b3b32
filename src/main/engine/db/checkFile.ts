import { statSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { appliedMigrations } from './migrations.ts';
import { isDamage } from './storeFailure.ts';

export interface FileCheck {
  /** What is wrong with it; null when it is whole. */
  problem: string | null;
  /** Names of the migrations that the file has seen; none when it is no database of Emcee. */
  migrations: string[];
}

/** What is wrong with the open database; null when it is whole. Reads all of it. */
export function findDamage(raw: BetterSqlite3.Database): string | null {
  const answer = raw.pragma('quick_check(1)', { simple: true });
  return answer === 'ok' ? null : String(answer);
}

/**
 * Reads a whole database file that nobody has open, and leaves it as a single file without a WAL beside it.
 * Throws only when the file could not be read, so that nothing is known about it.
 */
export function checkFile(file: string): FileCheck {
  if (statSync(file).size === 0) return { problem: 'the file is empty', migrations: [] };
  const raw = new BetterSqlite3(file, { fileMustExist: true });
  try {
    raw.pragma('journal_mode = DELETE');
    const problem = findDamage(raw);
    return { problem, migrations: problem ? [] : appliedMigrations(raw).map((migration) => migration.name) };
  } catch (thrown) {
    if (isDamage(thrown)) return { problem: thrown.message, migrations: [] };
    throw thrown;
  } finally {
    raw.close();
  }
}
