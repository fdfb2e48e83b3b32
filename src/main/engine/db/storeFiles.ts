import { join } from 'node:path';

export interface StoreFiles {
  readonly dataDir: string;
  readonly database: string;
  readonly wal: string;
  readonly shm: string;
  /** There only after a clean stop; says what the database looked like then. */
  readonly marker: string;
  /** What will become the database next; a leftover of it is worth nothing. */
  readonly incoming: string;
  readonly backups: string;
  /** Locked by SQLite while an Emcee owns the folder, empty for ever. */
  readonly lock: string;
  /** Who owns the folder, for the message to a second start. */
  readonly owner: string;
}

export function storeFiles(dataDir: string): StoreFiles {
  const database = join(dataDir, 'emcee.db');
  return {
    dataDir,
    database,
    wal: `${database}-wal`,
    shm: `${database}-shm`,
    marker: join(dataDir, 'emcee.clean'),
    incoming: `${database}.incoming`,
    backups: join(dataDir, 'backups'),
    lock: join(dataDir, 'emcee.lock'),
    owner: join(dataDir, 'emcee.owner.json'),
  };
}
