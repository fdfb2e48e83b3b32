import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { workerSource } from '../testing/storeFolder.ts';
import { openTestDatabase, type TestDatabase } from '../testing/testDatabase.ts';

const migrations = [{ name: '0000_notes', sql: 'CREATE TABLE notes (number INTEGER, text TEXT)' }];

function opened(workerFile?: string): TestDatabase {
  const test = openTestDatabase({ migrations, ...(workerFile === undefined ? {} : { workerFile }) });
  onTestFinished(test.cleanUp);
  test.db.write(() => test.db.raw.exec("INSERT INTO notes VALUES (1, 'one'), (2, 'two')"));
  return test;
}

/** A worker that ends at the first thing that it is asked, the first time that it is started. */
function fragileWorker(): string {
  const folder = mkdtempSync(join(tmpdir(), 'emcee-worker-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'worker.mjs');
  writeFileSync(
    file,
    `import { existsSync, writeFileSync } from 'node:fs';
     import { parentPort } from 'node:worker_threads';
     const flag = ${JSON.stringify(join(folder, 'fell'))};
     if (existsSync(flag)) await import(${JSON.stringify(workerSource.href)});
     else {
       writeFileSync(flag, '');
       parentPort.once('message', () => { throw new Error('out of order'); });
     }`,
  );
  return file;
}

/** Keeps a thread busy for as long as a test may take. */
const ENDLESS =
  'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n WHERE i % 1000 = 0';

test('a read in the worker answers with the rows, and sees what was just written', async () => {
  const { db } = opened();
  const read = (): Promise<{ text: string }[]> =>
    db.read('SELECT text FROM notes WHERE number > ? ORDER BY number', [1]);
  expect(await read()).toEqual([{ text: 'two' }]);
  db.write(() => db.raw.exec("INSERT INTO notes VALUES (3, 'three')"));
  expect(await read()).toEqual([{ text: 'two' }, { text: 'three' }]);
});

test('answers find their questions when several are asked at once', async () => {
  const { db } = opened();
  const asked = Array.from({ length: 30 }, (_, number) => db.read('SELECT ? AS number', [number]));
  expect(await Promise.all(asked)).toEqual(asked.map((_, number) => [{ number }]));
});

test('no worker is started before the first read', () => {
  const missing = join(tmpdir(), 'no-such-worker.mjs');
  expect(existsSync(missing)).toBe(false);
  const { store } = opened(missing);
  expect(() => store.close()).not.toThrow();
});

test('the worker cannot write', async () => {
  const { db } = opened();
  await expect(db.read("INSERT INTO notes VALUES (9, 'no') RETURNING number")).rejects.toThrowError(
    /readonly/,
  );
  expect(db.raw.prepare('SELECT count(*) FROM notes').pluck().get()).toBe(2);
});

test('a wrong statement is answered with its error, and the worker goes on', async () => {
  const { db, log } = opened();
  await expect(db.read('SELECT colour FROM notes')).rejects.toThrowError(BetterSqlite3.SqliteError);
  await expect(db.read('SELECT colour FROM notes')).rejects.toThrowError('no such column: colour');
  expect(await db.read('SELECT count(*) AS count FROM notes')).toEqual([{ count: 2 }]);
  expect(log.kept.filter((entry) => entry.level === 'error')).toEqual([]);
});

test('a crash of the worker fails what was asked, and the next read starts a new one', async () => {
  const { db, log } = opened(fragileWorker());
  const asked = [db.read('SELECT 1'), db.read('SELECT 2')];
  for (const read of asked) await expect(read).rejects.toMatchObject({ code: 'unavailable' });
  expect(log.kept.filter((entry) => entry.event === 'store.reader_failed')).toHaveLength(1);
  expect(await db.read('SELECT 3 AS three')).toEqual([{ three: 3 }]);
});

test('a worker file that is missing fails the read instead of the app', async () => {
  const { db } = opened(join(tmpdir(), 'no-such-worker.mjs'));
  await expect(db.read('SELECT 1')).rejects.toMatchObject({ code: 'unavailable' });
});

test('closing ends a read that is at work, and leaves nobody at the database', async () => {
  const { db, store, dataDir } = opened();
  await db.read('SELECT 1');
  const endless = db.read(ENDLESS);
  const refused = expect(endless).rejects.toMatchObject({ code: 'unavailable' });
  store.close();
  await refused;
  // The last connection to let go deletes the WAL.
  expect(existsSync(join(dataDir, 'emcee.db-wal'))).toBe(false);
  await expect(db.read('SELECT 1')).rejects.toMatchObject({ code: 'unavailable' });
});

test('closing right after the first read was asked leaves nobody at the database', async () => {
  const { db, store, dataDir } = opened();
  const refused = expect(db.read(ENDLESS)).rejects.toMatchObject({ code: 'unavailable' });
  store.close();
  await refused;
  expect(existsSync(join(dataDir, 'emcee.db-wal'))).toBe(false);
});
