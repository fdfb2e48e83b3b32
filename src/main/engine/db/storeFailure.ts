import { AppError } from '../../../shared/rpc/errors.ts';

/** What keeps the store from working, as opposed to a statement that is wrong. */
export type StoreTrouble = 'full' | 'unwritable' | 'busy' | 'damaged' | 'disk';

export class StoreFailure extends AppError {
  readonly trouble: StoreTrouble;
  readonly isFromSqlite: boolean;

  constructor(trouble: StoreTrouble, dataDir: string, detail: string) {
    super('unavailable', MESSAGES[trouble](dataDir, detail), { trouble, detail });
    this.trouble = trouble;
    this.isFromSqlite = detail.startsWith('SQLITE_');
  }

  /** True when the same write may well succeed later. */
  get passes(): boolean {
    return this.trouble !== 'damaged';
  }
}

/** Null when it is no failure of the store: then what was thrown speaks for itself. */
export function storeFailure(thrown: unknown, dataDir: string): StoreFailure | null {
  if (thrown instanceof StoreFailure) return thrown;
  if (!(thrown instanceof Error)) return null;
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  const trouble = troubleOf(code);
  if (trouble) return new StoreFailure(trouble, dataDir, `${code}: ${thrown.message}`);
  // Drizzle wraps what SQLite says.
  return thrown.cause === undefined ? null : storeFailure(thrown.cause, dataDir);
}

/** As `storeFailure`, where what failed may be about any other file: only what SQLite says counts. */
export function sqliteFailure(thrown: unknown, dataDir: string): StoreFailure | null {
  const failure = storeFailure(thrown, dataDir);
  return failure?.isFromSqlite ? failure : null;
}

/** True when the file itself is bad, as opposed to a disk that is full or a file that is locked. */
export function isDamage(thrown: unknown): thrown is Error {
  return storeFailure(thrown, '')?.trouble === 'damaged';
}

function troubleOf(code: string): StoreTrouble | null {
  const known = TROUBLES[code];
  if (known) return known;
  if (code.startsWith('SQLITE_CORRUPT')) return 'damaged';
  if (code.startsWith('SQLITE_BUSY')) return 'busy';
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) return 'unwritable';
  if (code.startsWith('SQLITE_IOERR')) return 'disk';
  return null;
}

const TROUBLES: Readonly<Record<string, StoreTrouble>> = {
  SQLITE_FULL: 'full',
  // The shared-memory file could not grow.
  SQLITE_IOERR_SHMSIZE: 'full',
  ENOSPC: 'full',
  EDQUOT: 'full',
  SQLITE_NOTADB: 'damaged',
  // The file ends before the page that was asked for.
  SQLITE_IOERR_SHORT_READ: 'damaged',
  SQLITE_LOCKED: 'busy',
  SQLITE_PROTOCOL: 'busy',
  EBUSY: 'busy',
  SQLITE_PERM: 'unwritable',
  EACCES: 'unwritable',
  EPERM: 'unwritable',
  EROFS: 'unwritable',
  ENOTDIR: 'unwritable',
  EISDIR: 'unwritable',
  EEXIST: 'unwritable',
  EIO: 'disk',
};

const MESSAGES: Readonly<Record<StoreTrouble, (dataDir: string, detail: string) => string>> = {
  full: (dataDir) =>
    `Nothing can be saved, because the disk with Emcee's data (${dataDir}) is full. Free some space on it and try again; what was saved before is safe.`,
  unwritable: (dataDir, detail) =>
    `Emcee cannot write to its data folder ${dataDir} (${detail}). Give your user the right to write there, or choose another folder.`,
  busy: (dataDir) =>
    `Another program is using the database in ${dataDir} and does not let go of it. Close it (a database viewer, a backup or a sync program) and try again.`,
  damaged: (dataDir) =>
    `The database in ${dataDir} is damaged. Quit Emcee and start it again: it then puts the newest good backup in its place and keeps the damaged file.`,
  disk: (dataDir, detail) =>
    `The disk with Emcee's data (${dataDir}) does not work as it should (${detail}). See whether it is connected and has space, then try again; copy the data to another disk if this comes back.`,
};
