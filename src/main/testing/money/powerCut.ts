import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';

type Run = (this: BetterSqlite3.Statement, ...parameters: unknown[]) => BetterSqlite3.RunResult;

interface Fuse {
  raw: BetterSqlite3.Database;
  /** So many statements of a transaction still succeed. */
  left: number;
  blow(): never;
}

/** What a killed process does not leave, or what the next start makes anew. */
const LEFT_OUT = /(-shm|\.lock|\.log)$|^(backups|logs)$/;

let fuse: Fuse | null = null;
let isPatched = false;

/** Every statement that writes passes here, the COMMIT as well; only what takes back is let through. */
function patchStatements(): void {
  if (isPatched) return;
  isPatched = true;
  const memory = new BetterSqlite3(':memory:');
  const prototype = Object.getPrototypeOf(memory.prepare('SELECT 1')) as { run: Run };
  memory.close();
  const real = prototype.run;
  prototype.run = function run(...parameters) {
    if (fuse !== null && this.database === fuse.raw && !/^(ROLLBACK|RELEASE)/.test(this.source)) {
      if (fuse.left === 0) fuse.blow();
      fuse.left -= 1;
    }
    return real.apply(this, parameters);
  };
}

/** Breaks the statement after so many, in whatever transaction it is; `blow` throws. Answers what takes the fuse out. */
export function lightFuse(raw: BetterSqlite3.Database, after: number, blow: () => never): () => void {
  patchStatements();
  const own: Fuse = { raw, left: after, blow };
  fuse = own;
  return () => {
    if (fuse === own) fuse = null;
  };
}

/** The files just as they are, with an open transaction's half of the log, which is what a killed process leaves. */
export function filesOfKilled(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'emcee-money-'));
  cpSync(folder, copy, { recursive: true, filter: (path) => !LEFT_OUT.test(basename(path)) });
  return copy;
}

export function diskIsFull(): Error {
  return new BetterSqlite3.SqliteError('database or disk is full', 'SQLITE_FULL');
}
