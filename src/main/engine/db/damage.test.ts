import {
  copyFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { randomInt, seededRandom } from '../random.ts';
import { makeStoreFolder, type StoreFolder } from '../testing/storeFolder.ts';
import type { Store } from './store.ts';

const migrations = [
  {
    name: '0000_notes',
    sql: 'CREATE TABLE notes (number INTEGER PRIMARY KEY, text TEXT); CREATE INDEX notes_by_text ON notes (text)',
  },
];
const newer = [...migrations, { name: '0001_more', sql: 'CREATE TABLE more (id INTEGER PRIMARY KEY)' }];
const PAGE = 4096;

function seededBytes(length: number): Buffer {
  const random = seededRandom(length);
  return Buffer.from(Array.from({ length }, () => randomInt(random, 0, 255)));
}

function newFolder(): StoreFolder {
  const folder = makeStoreFolder();
  onTestFinished(folder.cleanUp);
  return folder;
}

function fill(store: Store, from: number, to: number): void {
  const insert = store.db.raw.prepare('INSERT INTO notes (number, text) VALUES (?, ?)');
  store.db.write(() => {
    for (let number = from; number <= to; number += 1) insert.run(number, `note ${number} `.repeat(10));
  });
}

function count(store: Store): unknown {
  return store.db.raw.prepare('SELECT count(*) FROM notes').pluck().get();
}

/** A cleanly closed database with 2,000 notes and, if wished, a backup of the first 1,000. */
async function filledFolder(withBackup: boolean): Promise<StoreFolder> {
  const folder = newFolder();
  const store = folder.open({ migrations });
  fill(store, 1, 1000);
  if (withBackup) await store.backups.make('manual');
  fill(store, 1001, 2000);
  store.close();
  return folder;
}

function overwrite(file: string, at: number, bytes: Buffer): void {
  const whole = readFileSync(file);
  bytes.copy(whole, at);
  writeFileSync(file, whole);
}

const damages: Record<string, (file: string) => void> = {
  'cut in half': (file) => truncateSync(file, Math.floor(statSync(file).size / 2 / PAGE) * PAGE),
  'cut in the middle of a page': (file) => truncateSync(file, Math.floor(statSync(file).size / 2) + 123),
  'cut to 50 bytes': (file) => truncateSync(file, 50),
  'cut to its header': (file) => truncateSync(file, 100),
  emptied: (file) => truncateSync(file, 0),
  'without its header': (file) => overwrite(file, 0, seededBytes(100)),
  'a text file': (file) => writeFileSync(file, 'These are my notes.\n'.repeat(1000)),
  noise: (file) => writeFileSync(file, seededBytes(20 * PAGE)),
  'overwritten in the middle': (file) =>
    overwrite(file, Math.floor(statSync(file).size / 2 / PAGE) * PAGE, seededBytes(PAGE)),
  'zeroed in the middle': (file) =>
    overwrite(file, Math.floor(statSync(file).size / 2 / PAGE) * PAGE, Buffer.alloc(PAGE)),
};

describe.each(Object.entries(damages))('a database that is %s', (_, damage) => {
  test('is kept aside unchanged, and the newest backup takes its place', async () => {
    const folder = await filledFolder(true);
    damage(folder.files.database);
    const bad = readFileSync(folder.files.database);
    const backup = readdirSync(folder.files.backups)[0];

    const store = folder.open({ migrations });
    expect(store.report).toMatchObject({
      state: 'recovered',
      setAside: 'emcee.db.damaged-2026-01-01T00-00-00',
      restoredFrom: backup,
    });
    expect(store.report.text).toContain('The backup of 2026-01-01 00:00 UTC was put in its place');
    expect(count(store)).toBe(1000);
    expect(readFileSync(join(folder.dataDir, store.report.setAside ?? '')).equals(bad)).toBe(true);
    fill(store, 5001, 5010);
    store.close();
    expect(folder.open({ migrations }).report.state).toBe('clean');
  });

  test('is kept aside, and without a backup an empty one takes its place', async () => {
    const folder = await filledFolder(false);
    damage(folder.files.database);
    const bad = readFileSync(folder.files.database);

    const store = folder.open({ migrations });
    expect(store.report).toMatchObject({ state: 'reset', restoredFrom: null });
    expect(store.report.text).toContain('there is no good backup. Emcee started with an empty one');
    expect(count(store)).toBe(0);
    expect(readFileSync(join(folder.dataDir, store.report.setAside ?? '')).equals(bad)).toBe(true);
  });
});

test('a damaged newest backup is passed over for the one before it, and kept', async () => {
  const folder = newFolder();
  const store = folder.open({ migrations });
  fill(store, 1, 500);
  const older = await store.backups.make('manual');
  folder.clock.advance(1000);
  fill(store, 501, 1000);
  const newest = await store.backups.make('manual');
  store.close();
  damages['overwritten in the middle']?.(join(folder.files.backups, newest.name));
  writeFileSync(folder.files.database, 'nothing');

  const next = folder.open({ migrations });
  expect(next.report.restoredFrom).toBe(older.name);
  expect(count(next)).toBe(500);
  expect(existsSync(join(folder.files.backups, newest.name))).toBe(true);
  expect(folder.log.kept.some((entry) => entry.message.includes(`${newest.name} could not be used`))).toBe(
    true,
  );
});

test('a backup of a newer Emcee is passed over', async () => {
  const folder = newFolder();
  const old = folder.open({ migrations });
  fill(old, 1, 10);
  const fitting = await old.backups.make('manual');
  old.close();
  folder.clock.advance(1000);
  const updated = folder.open({ migrations: newer });
  await updated.backups.make('manual');
  updated.close();
  writeFileSync(folder.files.database, 'nothing');
  rmSync(
    join(
      folder.files.backups,
      updated.backups.list().find((b) => b.reason === 'before-migration')?.name ?? '',
    ),
  );
  expect(folder.open({ migrations }).report.restoredFrom).toBe(fitting.name);
});

test('a backup that is no database of Emcee is not put in place', async () => {
  const folder = await filledFolder(true);
  const [name] = readdirSync(folder.files.backups);
  rmSync(join(folder.files.backups, name ?? ''));
  const stranger = new BetterSqlite3(join(folder.files.backups, name ?? ''));
  stranger.exec('CREATE TABLE something (id)');
  stranger.close();
  writeFileSync(folder.files.database, 'nothing');
  expect(folder.open({ migrations }).report.state).toBe('reset');
});

test('a database that disappeared is replaced by the newest backup', async () => {
  const folder = await filledFolder(true);
  rmSync(folder.files.database);
  const store = folder.open({ migrations });
  expect(store.report).toMatchObject({ state: 'recovered', setAside: null });
  expect(store.report.text).toContain('The database was missing');
  expect(count(store)).toBe(1000);
});

test('the WAL goes aside with its database, since it would spoil another one', async () => {
  const folder = await filledFolder(true);
  const running = folder.open({ migrations });
  fill(running, 3001, 3100);
  const crashed = newFolder();
  copyFileSync(folder.files.wal, crashed.files.wal);
  cpSync(folder.files.backups, crashed.files.backups, { recursive: true });
  writeFileSync(crashed.files.database, seededBytes(10 * PAGE));
  const wal = readFileSync(crashed.files.wal);

  const store = crashed.open({ migrations });
  expect(store.report.state).toBe('recovered');
  expect(count(store)).toBe(1000);
  const aside = join(crashed.dataDir, store.report.setAside ?? '');
  expect(readFileSync(`${aside}-wal`).equals(wal)).toBe(true);
});

test('a WAL whose end is torn loses only what was not committed', () => {
  const folder = newFolder();
  const running = folder.open({ migrations });
  fill(running, 1, 100);
  const whole = statSync(folder.files.wal).size;
  fill(running, 101, 200);
  const crashed = newFolder();
  copyFileSync(folder.files.database, crashed.files.database);
  copyFileSync(folder.files.wal, crashed.files.wal);
  truncateSync(crashed.files.wal, whole + 1000);
  const store = crashed.open({ migrations });
  expect(store.report.state).toBe('checked');
  expect(count(store)).toBe(100);
});

test('two damaged databases at the same moment are both kept', async () => {
  const folder = await filledFolder(false);
  writeFileSync(folder.files.database, 'first');
  const first = folder.open({ migrations });
  first.close();
  writeFileSync(folder.files.database, 'second');
  const second = folder.open({ migrations });
  const kept = [first, second].map(({ report }) =>
    readFileSync(join(folder.dataDir, report.setAside ?? ''), 'utf8'),
  );
  expect(kept).toEqual(['first', 'second']);
});

test('damage that a backup finds is repaired by the next start, and the bad copy is not kept', async () => {
  const folder = await filledFolder(true);
  const store = folder.open({ migrations });
  damages['overwritten in the middle']?.(folder.files.database);
  await expect(store.backups.make('manual')).rejects.toMatchObject({ code: 'backups.failed' });
  expect(store.backups.list()).toHaveLength(1);
  expect(readdirSync(folder.files.backups)).toHaveLength(1);
  store.close();
  expect(folder.open({ migrations }).report.state).toBe('recovered');
});
