import { lockDataFolder } from '../db/dataFolderLock.ts';
import { openStore } from '../db/openStore.ts';
import { FakeClock } from './fakeClock.ts';
import { keepingLogger } from './keepingLogger.ts';
import { workerSource } from './storeFolder.ts';

/**
 * A second Emcee for tests, started with `fork`: `storeProcess.ts <folder> lock|write`. Says `held` or `refused`, and
 * with `write` the number of each row once it is saved, for ever. It ends with its parent, or when that kills it.
 */

const [, , dataDir = '', task = ''] = process.argv;
const clock = new FakeClock();

process.once('disconnect', () => process.exit());

if (task === 'lock') {
  process.send?.(tryToLock());
} else {
  writeForEver();
}

/** Keeps no reference to the lock, and has the garbage collected where the test allows it. */
function tryToLock(): 'held' | 'refused' {
  try {
    lockDataFolder(dataDir, { door: 'desktop', clock });
  } catch {
    return 'refused';
  }
  globalThis.gc?.();
  return 'held';
}

function writeForEver(): void {
  const store = openStore({
    lock: lockDataFolder(dataDir, { door: 'desktop', clock }),
    clock,
    log: keepingLogger(),
    workerFile: workerSource,
    migrations: [{ name: '0000_notes', sql: 'CREATE TABLE notes (number INTEGER PRIMARY KEY, text TEXT)' }],
  });
  const insert = store.db.raw.prepare('INSERT INTO notes (number, text) VALUES (?, ?)');
  const writeNext = (number: number): void => {
    store.db.write(() => insert.run(number, 'x'.repeat(number % 5000)));
    process.send?.(number, () => writeNext(number + 1));
  };
  writeNext(1);
}
