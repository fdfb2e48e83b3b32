import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { AppError } from '../../../shared/rpc/errors.ts';
import { makeStoreFolder, type StoreFolder } from '../testing/storeFolder.ts';
import { appliedMigrations, type Migration } from './migrations.ts';

const people: Migration = {
  name: '0000_people',
  sql: `CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
--> statement-breakpoint
CREATE TABLE wins (person INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE, game TEXT NOT NULL);`,
};
const points: Migration = {
  name: '0001_points',
  sql: 'ALTER TABLE people ADD points INTEGER NOT NULL DEFAULT 5;',
};
/** A rebuilt table, as drizzle-kit writes it. */
const rebuilt: Migration = {
  name: '0002_rebuilt',
  sql: `PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE __new_people (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, points INTEGER NOT NULL);
--> statement-breakpoint
INSERT INTO __new_people SELECT id, name, points FROM people;--> statement-breakpoint
DROP TABLE people;--> statement-breakpoint
ALTER TABLE __new_people RENAME TO people;--> statement-breakpoint
PRAGMA foreign_keys=ON;`,
};
const wrong: Migration = {
  name: '0003_wrong',
  sql: 'CREATE TABLE half (id INTEGER); INSERT INTO nowhere VALUES (1);',
};

/** A closed database of the first schema, with two people and a win. */
function oldFolder(): StoreFolder {
  const folder = makeStoreFolder();
  onTestFinished(folder.cleanUp);
  const store = folder.open({ migrations: [people] });
  store.db.write(() =>
    store.db.raw.exec(
      "INSERT INTO people VALUES (1, 'ann'), (2, 'bob'); INSERT INTO wins VALUES (2, 'dice')",
    ),
  );
  store.close();
  return folder;
}

function look(file: string): { tables: unknown[]; people: unknown[]; wins: unknown[]; migrations: string[] } {
  const raw = new BetterSqlite3(file, { readonly: true, fileMustExist: true });
  try {
    return {
      tables: raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all(),
      people: raw.prepare('SELECT * FROM people ORDER BY id').all(),
      wins: raw.prepare('SELECT * FROM wins').all(),
      migrations: appliedMigrations(raw).map(({ name }) => name),
    };
  } finally {
    raw.close();
  }
}

function refusalOf(run: () => unknown): AppError {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw thrown;
  }
  throw new Error('It was not refused');
}

const backupsOf = (folder: StoreFolder): string[] =>
  existsSync(folder.files.backups) ? readdirSync(folder.files.backups) : [];

test('an old database comes to the newest schema with its data, and is backed up before', () => {
  const folder = oldFolder();
  const before = look(folder.files.database);
  const store = folder.open({ migrations: [people, points, rebuilt] });
  expect(store.report.state).toBe('clean');
  store.close();
  expect(look(folder.files.database)).toMatchObject({
    people: [
      { id: 1, name: 'ann', points: 5 },
      { id: 2, name: 'bob', points: 5 },
    ],
    migrations: ['0000_people', '0001_points', '0002_rebuilt'],
  });
  const [backup] = store.backups.list();
  expect(backup).toMatchObject({ reason: 'before-migration', time: folder.clock.now() });
  expect(look(join(folder.files.backups, backup?.name ?? ''))).toEqual(before);
});

test('rebuilding a table does not delete the rows that point to it', () => {
  const folder = oldFolder();
  folder.open({ migrations: [people, points, rebuilt] }).close();
  expect(look(folder.files.database).wins).toEqual([{ person: 2, game: 'dice' }]);
});

test('foreign keys are checked again after a migration', () => {
  const { db } = oldFolder().open({ migrations: [people, points, rebuilt] });
  expect(() => db.raw.exec("INSERT INTO wins VALUES (99, 'dice')")).toThrowError(/FOREIGN KEY/);
});

test('a database without data is migrated without a backup', () => {
  const folder = makeStoreFolder();
  onTestFinished(folder.cleanUp);
  folder.open({ migrations: [people, points] });
  expect(backupsOf(folder)).toEqual([]);
});

test('a migration is applied once', () => {
  const folder = oldFolder();
  folder.open({ migrations: [people, points] }).close();
  folder.open({ migrations: [people, points] }).close();
  expect(look(folder.files.database).migrations).toEqual(['0000_people', '0001_points']);
  expect(backupsOf(folder)).toHaveLength(1);
});

test('what a crash left in the WAL is in the backup', () => {
  const folder = oldFolder();
  const running = folder.open({ migrations: [people] });
  running.db.write(() => running.db.raw.exec("INSERT INTO people VALUES (3, 'cat')"));
  const crashed = makeStoreFolder();
  onTestFinished(crashed.cleanUp);
  copyFileSync(folder.files.database, crashed.files.database);
  copyFileSync(folder.files.wal, crashed.files.wal);
  crashed.open({ migrations: [people, points] });
  expect(look(join(crashed.files.backups, backupsOf(crashed)[0] ?? '')).people).toHaveLength(3);
});

test('when a later migration fails, the earlier ones of that start are undone too', () => {
  const folder = oldFolder();
  const before = look(folder.files.database);
  const refusal = refusalOf(() => folder.open({ migrations: [people, points, wrong] }));
  expect(refusal.code).toBe('store.migration_failed');
  expect(refusal.message).toContain('"0003_wrong" failed: no such table: nowhere');
  expect(refusal.message).toContain('Your data is as it was before');
  expect(refusal.message).toContain(backupsOf(folder)[0]);
  expect(refusal.message).toContain('Go back to the version of Emcee that you had before');
  expect(look(folder.files.database)).toEqual(before);

  const store = folder.open({ migrations: [people] });
  expect(['clean', 'checked']).toContain(store.report.state);
});

test('a first start whose migration fails leaves no database behind', () => {
  const folder = makeStoreFolder();
  onTestFinished(folder.cleanUp);
  expect(refusalOf(() => folder.open({ migrations: [people, wrong] })).code).toBe('store.migration_failed');
  expect(existsSync(folder.files.database)).toBe(false);
  expect(folder.open({ migrations: [people] }).report.state).toBe('new');
});

test('a migration that leaves a row pointing to nothing is undone', () => {
  const folder = oldFolder();
  const before = look(folder.files.database);
  const forgetful: Migration = { name: '0001_forgetful', sql: 'DELETE FROM people WHERE id = 2' };
  const refusal = refusalOf(() => folder.open({ migrations: [people, forgetful] }));
  expect(refusal.message).toContain('rows would point to something that is not there (1)');
  expect(look(folder.files.database)).toEqual(before);
});

test('a full disk during a migration says to free space, and the data is as before', () => {
  const folder = oldFolder();
  const before = look(folder.files.database);
  const big: Migration = {
    name: '0001_big',
    sql: 'CREATE TABLE big (bytes BLOB); INSERT INTO big VALUES (zeroblob(1000000));',
  };
  const refusal = refusalOf(() => folder.open({ migrations: [people, big], maxPages: 50 }));
  expect(refusal.message).toMatch(/is full. Free some space .* Then start Emcee again/);
  expect(look(folder.files.database)).toEqual(before);
});

test('an older Emcee refuses the data of a newer one, names the backup to go back to, and changes nothing', () => {
  const folder = oldFolder();
  folder.open({ migrations: [people, points] }).close();
  const before = readFileSync(folder.files.database);
  const refusal = refusalOf(() => folder.open({ migrations: [people] }));
  expect(refusal.code).toBe('store.newer');
  expect(refusal.message).toContain('Update Emcee');
  expect(refusal.message).toContain(`restore the backup ${backupsOf(folder)[0]}`);
  expect(refusal.data).toEqual({ backup: backupsOf(folder)[0], unknown: ['0001_points'] });
  expect(readFileSync(folder.files.database).equals(before)).toBe(true);
  expect(folder.open({ migrations: [people, points] }).report.state).toBe('clean');
});

test('without a fitting backup, the older Emcee promises none', () => {
  const folder = makeStoreFolder();
  onTestFinished(folder.cleanUp);
  folder.open({ migrations: [people, points] }).close();
  expect(refusalOf(() => folder.open({ migrations: [people] })).message).toContain(
    'start with another data folder',
  );
});

test('a migration whose text was changed after it was applied is refused', () => {
  const folder = oldFolder();
  const other = { ...people, sql: people.sql.replace('game TEXT', 'title TEXT') };
  expect(refusalOf(() => folder.open({ migrations: [other] })).code).toBe('store.other_build');
});

test('other line ends are no other migration', () => {
  const folder = oldFolder();
  const onWindows = { ...people, sql: people.sql.replaceAll('\n', '\r\n') };
  expect(folder.open({ migrations: [onWindows] }).report.state).toBe('clean');
});
