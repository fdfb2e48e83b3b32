import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lockDataFolder } from '../../src/main/engine/db/dataFolderLock.ts';
import { openStore } from '../../src/main/engine/db/openStore.ts';
import { keepingLogger } from '../../src/main/engine/testing/keepingLogger.ts';
import { systemClock } from '../../src/main/node/systemClock.ts';

export const workerFile = fileURLToPath(new URL('../../src/main/engine/db/dbWorker.ts', import.meta.url));

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'emcee-bench-'));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Opens the store of a folder, lets it be used, and closes it in order. */
export function withStore<T>(folder: string, use: (store: ReturnType<typeof openStore>) => T): T {
  const lock = lockDataFolder(folder, { door: 'headless', clock: systemClock });
  try {
    const store = openStore({ lock, clock: systemClock, log: keepingLogger(), workerFile });
    try {
      return use(store);
    } finally {
      store.close();
    }
  } finally {
    lock.release();
  }
}

/** As a busy year leaves it: a million log rows. */
export function largeFolder(): string {
  const folder = temporaryFolder();
  withStore(folder, ({ db }) => {
    db.raw.exec(`
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)
      INSERT INTO log_rows (id, time, level, category, feature, event, message)
      SELECT i, 1760000000000 + i * 1000, 'info', 'system', 'chat', 'chat.line', 'A line of some length, number ' || i FROM n`);
  });
  return folder;
}
