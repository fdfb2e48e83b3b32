import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { AppError } from '../../../shared/rpc/errors.ts';
import { makeStoreFolder, type StoreFolder } from '../testing/storeFolder.ts';
import type { Database } from './database.ts';

const migrations = [{ name: '0000_notes', sql: 'CREATE TABLE notes (text TEXT NOT NULL)' }];

function newFolder(): StoreFolder {
  const folder = makeStoreFolder();
  onTestFinished(folder.cleanUp);
  return folder;
}

function note(db: Database, text: string): void {
  db.raw.prepare('INSERT INTO notes (text) VALUES (?)').run(text);
}

function notes(db: Database): string[] {
  return db.raw.prepare<[], string>('SELECT text FROM notes ORDER BY rowid').pluck().all();
}

test('a new folder gets a new database, and the next start finds it as it was left', () => {
  const folder = newFolder();
  const first = folder.open({ migrations });
  expect(first.report).toMatchObject({ state: 'new', setAside: null, restoredFrom: null });
  first.db.write(() => note(first.db, 'kept'));
  first.close();
  const second = folder.open({ migrations });
  expect(second.report.state).toBe('clean');
  expect(notes(second.db)).toEqual(['kept']);
});

test('the database is set to survive a crash and to let others read meanwhile', () => {
  const { raw } = newFolder().open().db;
  const ask = (pragma: string): unknown => raw.pragma(pragma, { simple: true });
  expect(ask('journal_mode')).toBe('wal');
  expect(ask('synchronous')).toBe(1);
  expect(ask('foreign_keys')).toBe(1);
});

test('after a crash the database is checked, and all that was committed is there', () => {
  const folder = newFolder();
  folder.open({ migrations }).close();
  const running = folder.open({ migrations });
  running.db.write(() => note(running.db, 'committed'));
  const crashed = newFolder();
  // What a killed process leaves: the database, its WAL, and no mark of a clean stop.
  cpSync(folder.files.database, crashed.files.database);
  cpSync(folder.files.wal, crashed.files.wal);
  const store = crashed.open({ migrations });
  expect(store.report.state).toBe('checked');
  expect(store.report.text).toContain('not closed properly');
  expect(notes(store.db)).toEqual(['committed']);
});

test('a database that another program changed after the clean stop is checked', () => {
  const folder = newFolder();
  folder.open({ migrations }).close();
  const other = new BetterSqlite3(folder.files.database);
  other.exec("INSERT INTO notes VALUES ('from a database viewer')");
  other.close();
  expect(folder.open({ migrations }).report.state).toBe('checked');
});

test('a change of another program that is still in the WAL is noticed', () => {
  const folder = newFolder();
  folder.open({ migrations }).close();
  const other = new BetterSqlite3(folder.files.database);
  onTestFinished(() => {
    other.close();
  });
  other.exec("INSERT INTO notes VALUES ('only in the WAL')");
  const store = folder.open({ migrations });
  expect(store.report.state).toBe('checked');
  expect(notes(store.db)).toEqual(['only in the WAL']);
});

test('the mark of a clean stop is gone before the first write', () => {
  const folder = newFolder();
  folder.open({ migrations }).close();
  expect(existsSync(folder.files.marker)).toBe(true);
  const store = folder.open({ migrations });
  expect(store.report.state).toBe('clean');
  expect(existsSync(folder.files.marker)).toBe(false);
});

test('damage that is seen while running makes the next start check, although the stop was clean', () => {
  const folder = newFolder();
  const store = folder.open({ migrations });
  const damage = new BetterSqlite3.SqliteError('database disk image is malformed', 'SQLITE_CORRUPT');
  expect(store.explain(damage)?.message).toContain('start it again');
  store.close();
  expect(folder.open({ migrations }).report.state).toBe('checked');
});

test('an error of a statement is not explained as one of the store', () => {
  const store = newFolder().open({ migrations });
  let thrown: unknown = null;
  try {
    store.db.write(() => store.db.raw.exec('INSERT INTO nothing VALUES (1)'));
  } catch (caught) {
    thrown = caught;
  }
  expect(thrown).toBeInstanceOf(BetterSqlite3.SqliteError);
  expect(store.explain(thrown)).toBeNull();
});

test('what failed about another file is not blamed on the store', () => {
  const store = newFolder().open({ migrations });
  const thrown = Object.assign(new Error('EACCES: /somewhere/else'), { code: 'EACCES' });
  expect(store.explain(thrown)).toBeNull();
});

test('a folder has one open store at a time', () => {
  const folder = newFolder();
  const store = folder.open({ migrations });
  expect(() => folder.open({ migrations })).toThrowError(/already open/);
  store.close();
  expect(folder.open({ migrations }).report.state).toBe('clean');
});

test('a start that failed leaves the folder free for the next one', () => {
  const folder = newFolder();
  expect(() => folder.open({ migrations: [{ name: '0000_bad', sql: 'nonsense' }] })).toThrowError(/nonsense/);
  expect(folder.open({ migrations }).report.state).toBe('new');
});

test('a read that nobody ended does not keep the store from closing', () => {
  const folder = newFolder();
  const store = folder.open({ migrations });
  store.db.write(() => {
    for (const text of ['one', 'two', 'three']) note(store.db, text);
  });
  const open = store.db.raw.prepare('SELECT text FROM notes').iterate();
  open.next();
  store.close();
  expect(folder.log.kept.at(-1)?.event).toBe('store.closed_badly');
  const next = folder.open({ migrations });
  expect(next.report.state).toBe('checked');
  expect(notes(next.db)).toEqual(['one', 'two', 'three']);
  open.return?.();
  store.db.raw.close();
});

test('a place where no database can be made is named, with what to do', () => {
  const folder = newFolder();
  mkdirSync(folder.files.database);
  writeFileSync(`${folder.files.database}/something`, '');
  expect(() => folder.open({ migrations })).toThrowError(AppError);
  expect(() => folder.open({ migrations })).toThrowError(/cannot write to its data folder .* choose another/);
});

test('a locked database is named as such', () => {
  const folder = newFolder();
  folder.open({ migrations }).close();
  const other = new BetterSqlite3(folder.files.database);
  onTestFinished(() => {
    other.close();
  });
  other.pragma('locking_mode = EXCLUSIVE');
  other.exec("INSERT INTO notes VALUES ('locked')");
  expect(() => folder.open({ migrations })).toThrowError(/Another program is using the database/);
});

test('a write gives back what it computed', () => {
  const { db } = newFolder().open({ migrations });
  expect(db.write(() => 42)).toBe(42);
});

test('a write that throws leaves nothing behind', () => {
  const { db } = newFolder().open({ migrations });
  const failing = (): void =>
    db.write(() => {
      note(db, 'half');
      throw new Error('no');
    });
  expect(failing).toThrowError('no');
  expect(notes(db)).toEqual([]);
});

test('a nested write is undone with the outer one', () => {
  const { db } = newFolder().open({ migrations });
  expect(() =>
    db.write(() => {
      db.write(() => note(db, 'inner'));
      throw new Error('outer');
    }),
  ).toThrowError('outer');
  expect(notes(db)).toEqual([]);
});

test('a nested write that throws undoes only its own part when the outer one goes on', () => {
  const { db } = newFolder().open({ migrations });
  db.write(() => {
    note(db, 'before');
    try {
      db.write(() => {
        note(db, 'inner');
        throw new Error('inner');
      });
    } catch {
      note(db, 'after');
    }
  });
  expect(notes(db)).toEqual(['before', 'after']);
});

test('an asynchronous write is refused, since its end would come after the commit', () => {
  const { db } = newFolder().open({ migrations });
  expect(() => db.write(async () => note(db, 'late'))).toThrowError(/promise/);
  expect(notes(db)).toEqual([]);
});

test('a write can be read by another connection as soon as it returns', () => {
  const folder = newFolder();
  const { db } = folder.open({ migrations });
  db.write(() => note(db, 'seen'));
  const other = new BetterSqlite3(folder.files.database, { readonly: true });
  expect(other.prepare('SELECT text FROM notes').pluck().all()).toEqual(['seen']);
  other.close();
});

test('closing writes what still waits, leaves one file, and can be done twice', () => {
  const folder = newFolder();
  const store = folder.open({ migrations });
  store.db.behind.add(() => note(store.db, 'late'));
  store.close();
  store.close();
  expect(folder.clock.pending).toBe(0);
  const left = new BetterSqlite3(folder.files.database, { readonly: true, fileMustExist: true });
  expect(left.prepare('SELECT text FROM notes').pluck().all()).toEqual(['late']);
  left.close();
  expect(() => store.db.behind.add(() => {})).toThrowError(/stopping/);
});

test('another program that has the database open at the stop does no harm', () => {
  const folder = newFolder();
  const store = folder.open({ migrations });
  const viewer = new BetterSqlite3(folder.files.database);
  viewer.exec('BEGIN');
  viewer.prepare('SELECT * FROM notes').all();
  store.db.write(() => note(store.db, 'while it looks'));
  store.close();
  viewer.close();
  const next = folder.open({ migrations });
  expect(notes(next.db)).toEqual(['while it looks']);
});
