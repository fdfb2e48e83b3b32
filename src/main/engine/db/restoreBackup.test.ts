import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { makeStoreFolder, type StoreFolder, workerSource } from '../testing/storeFolder.ts';
import { type Restored, restoreBackup } from './restoreBackup.ts';
import type { Store } from './store.ts';

const migrations = [{ name: '0000_notes', sql: 'CREATE TABLE notes (text TEXT)' }];
const newer = [...migrations, { name: '0001_more', sql: 'CREATE TABLE more (id INTEGER)' }];

function note(store: Store, text: string): void {
  store.db.write(() => store.db.raw.prepare('INSERT INTO notes VALUES (?)').run(text));
}

function notes(store: Store): unknown[] {
  return store.db.raw.prepare('SELECT text FROM notes ORDER BY rowid').pluck().all();
}

/** A closed store with the notes "old" and "new", and a backup that holds only "old". */
async function changedSinceBackup(): Promise<StoreFolder & { backup: string }> {
  const folder = makeStoreFolder();
  onTestFinished(folder.cleanUp);
  const store = folder.open({ migrations });
  note(store, 'old');
  const { name } = await store.backups.make('manual');
  note(store, 'new');
  store.close();
  folder.clock.advance(1000);
  return { ...folder, backup: name };
}

function restore(folder: StoreFolder, name: string): Promise<Restored> {
  const { lock, clock, log } = folder;
  return restoreBackup({ lock, name, clock, log, workerFile: workerSource, migrations });
}

test('after a restore the data is that of the backup, and the next start need not check it', async () => {
  const folder = await changedSinceBackup();
  expect(await restore(folder, folder.backup)).toMatchObject({ restored: folder.backup });
  const store = folder.open({ migrations });
  expect(store.report.state).toBe('clean');
  expect(notes(store)).toEqual(['old']);
  expect(existsSync(folder.files.incoming)).toBe(false);
});

test('a restore can be taken back, since what was there is a backup now', async () => {
  const folder = await changedSinceBackup();
  const { kept } = await restore(folder, folder.backup);
  expect(kept).toBe('emcee-2026-01-01T00-00-01-000Z-before-restore.db');
  const between = folder.open({ migrations });
  expect(between.backups.list().map(({ reason }) => reason)).toEqual(['before-restore', 'manual']);
  between.close();
  await restore(folder, kept ?? '');
  expect(notes(folder.open({ migrations }))).toEqual(['old', 'new']);
});

test('what a crash left in the WAL is kept too', async () => {
  const folder = await changedSinceBackup();
  const writer = new BetterSqlite3(folder.files.database);
  writer.exec("INSERT INTO notes VALUES ('in the WAL')");
  const [database, wal] = [readFileSync(folder.files.database), readFileSync(folder.files.wal)];
  writer.close();
  writeFileSync(folder.files.database, database);
  writeFileSync(folder.files.wal, wal);
  const { kept } = await restore(folder, folder.backup);
  expect(notes(folder.open({ migrations }))).toEqual(['old']);
  const backup = new BetterSqlite3(join(folder.files.backups, kept ?? ''), { readonly: true });
  expect(backup.prepare('SELECT text FROM notes').pluck().all()).toEqual(['old', 'new', 'in the WAL']);
  backup.close();
});

test('a restore under an open store is refused', async () => {
  const folder = await changedSinceBackup();
  const store = folder.open({ migrations });
  await expect(restore(folder, folder.backup)).rejects.toMatchObject({ code: 'conflict' });
  expect(notes(store)).toEqual(['old', 'new']);
});

test('a damaged backup is refused and nothing is changed', async () => {
  const folder = await changedSinceBackup();
  const file = join(folder.files.backups, folder.backup);
  truncateSync(file, 5000);
  await expect(restore(folder, folder.backup)).rejects.toMatchObject({
    code: 'backups.damaged',
    message: expect.stringContaining('Choose another one; nothing was changed'),
  });
  expect(readdirSync(folder.files.backups)).toEqual([folder.backup]);
  const store = folder.open({ migrations });
  expect(store.report.state).toBe('clean');
  expect(notes(store)).toEqual(['old', 'new']);
});

test('a backup of a newer Emcee is refused with that reason', async () => {
  const folder = await changedSinceBackup();
  const updated = folder.open({ migrations: newer });
  const { name } = await updated.backups.make('manual');
  updated.close();
  await expect(restore(folder, name)).rejects.toMatchObject({
    code: 'backups.damaged',
    message: expect.stringContaining('made by a newer Emcee'),
  });
});

test('the backup before an update brings back data that a newer Emcee has changed', async () => {
  const folder = await changedSinceBackup();
  const updated = folder.open({ migrations: newer });
  note(updated, 'newer');
  updated.close();
  expect(() => folder.open({ migrations })).toThrowError(/newer Emcee/);
  const before = updated.backups.list().find(({ reason }) => reason === 'before-migration');
  await restore(folder, before?.name ?? '');
  expect(notes(folder.open({ migrations }))).toEqual(['old', 'new']);
});

test.each([
  'emcee-2020-01-01T00-00-00-000Z-manual.db',
  '../emcee.db',
  '../backups/emcee-2026-01-01T00-00-00-000Z-manual.db',
  '/etc/passwd',
  'emcee-2026-01-01T00-00-00-000Z-manual.db/../../emcee.db',
  '..',
  '',
])('a name that is not in the list (%s) is not found', async (name) => {
  const folder = await changedSinceBackup();
  await expect(restore(folder, name)).rejects.toMatchObject({ code: 'not_found' });
  expect(notes(folder.open({ migrations }))).toEqual(['old', 'new']);
});

test('a damaged database is kept aside, and not as a backup', async () => {
  const folder = await changedSinceBackup();
  writeFileSync(folder.files.database, 'These are my notes.');
  const { kept } = await restore(folder, folder.backup);
  expect(kept).toBe('emcee.db.damaged-2026-01-01T00-00-01');
  expect(readFileSync(join(folder.dataDir, kept ?? ''), 'utf8')).toBe('These are my notes.');
  const store = folder.open({ migrations });
  expect(notes(store)).toEqual(['old']);
  expect(store.backups.list()).toHaveLength(1);
});

test('a restore where the database is gone keeps nothing and works', async () => {
  const folder = await changedSinceBackup();
  rmSync(folder.files.database);
  expect(await restore(folder, folder.backup)).toEqual({ restored: folder.backup, kept: null });
  expect(notes(folder.open({ migrations }))).toEqual(['old']);
});

test('a crash between the two moves of a restore loses nothing: the next start goes back to what was there', async () => {
  const folder = await changedSinceBackup();
  writeFileSync(folder.files.incoming, 'a copy that nobody will finish');
  const moved = 'emcee-2026-01-01T00-00-01-000Z-before-restore.db';
  renameSync(folder.files.database, join(folder.files.backups, moved));
  const store = folder.open({ migrations });
  expect(store.report.restoredFrom).toBe(moved);
  expect(notes(store)).toEqual(['old', 'new']);
});
