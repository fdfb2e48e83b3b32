import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import type { Backup } from '../../../shared/contract/backups.ts';
import { makeStoreFolder, type StoreFolder } from '../testing/storeFolder.ts';
import type { Backups } from './backups.ts';
import type { Store } from './store.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const migrations = [{ name: '0000_notes', sql: 'CREATE TABLE notes (text TEXT)' }];

function newFolder(): StoreFolder {
  const folder = makeStoreFolder();
  onTestFinished(folder.cleanUp);
  return folder;
}

function note(store: Store, text: string): void {
  store.db.write(() => store.db.raw.prepare('INSERT INTO notes VALUES (?)').run(text));
}

function notesIn(file: string): unknown[] {
  const raw = new BetterSqlite3(file, { readonly: true, fileMustExist: true });
  try {
    expect(raw.pragma('quick_check', { simple: true })).toBe('ok');
    return raw.prepare('SELECT text FROM notes ORDER BY rowid').pluck().all();
  } finally {
    raw.close();
  }
}

function nextChange(backups: Backups): Promise<Backup[]> {
  return new Promise((resolve) => {
    const stop = backups.onChange((list) => {
      stop();
      resolve(list);
    });
  });
}

const daily = (list: readonly Backup[]): Backup[] => list.filter((backup) => backup.reason === 'daily');

test('a backup holds everything until now, late writes too, and its name says when and why', async () => {
  const folder = newFolder();
  const store = folder.open({ migrations });
  note(store, 'saved');
  store.db.behind.add(() => note(store, 'late'));
  const backup = await store.backups.make('manual');
  expect(backup.name).toBe('emcee-2026-01-01T00-00-00-000Z-manual.db');
  expect(backup).toMatchObject({ reason: 'manual', time: folder.clock.now() });
  expect(backup.bytes).toBeGreaterThan(4096);
  expect(notesIn(join(store.backups.folder, backup.name))).toEqual(['saved', 'late']);
  // Nothing that only has a meaning beside it: it can be copied to another disk as it is.
  expect(readdirSync(store.backups.folder)).toEqual([backup.name]);
});

test('backups are listed newest first, other files are not, and watchers hear of each new one', async () => {
  const folder = newFolder();
  const store = folder.open({ migrations });
  const heard: string[][] = [];
  store.backups.onChange((list) => heard.push(list.map(({ name }) => name)));
  const first = await store.backups.make('manual');
  folder.clock.advance(1000);
  const second = await store.backups.make('manual');
  writeFileSync(join(store.backups.folder, 'holiday.jpg'), '');
  mkdirSync(join(store.backups.folder, 'emcee-2026-01-05T00-00-00-000Z-manual.db'));
  expect(store.backups.list()).toEqual([second, first]);
  expect(heard).toEqual([[first.name], [second.name, first.name]]);
});

test('a watcher that fails does not fail the backup', async () => {
  const folder = newFolder();
  const store = folder.open({ migrations });
  store.backups.onChange(() => {
    throw new Error('out of order');
  });
  const { name } = await store.backups.make('manual');
  expect(existsSync(join(store.backups.folder, name))).toBe(true);
  expect(folder.log.kept.at(-1)?.event).toBe('backup.listener_failed');
});

test('two backups that are asked for at the same moment are both made', async () => {
  const store = newFolder().open({ migrations });
  const [first, second] = await Promise.all([store.backups.make('manual'), store.backups.make('manual')]);
  expect(first.name).not.toBe(second.name);
  expect(store.backups.list()).toHaveLength(2);
});

test('the bot writes on while a backup is made, and the backup is of one moment', async () => {
  const folder = newFolder();
  const store = folder.open({ migrations });
  // Copied in several steps, between which the bot writes.
  store.db.write(() => {
    for (let number = 0; number < 5000; number += 1) note(store, 'x'.repeat(6000));
  });
  const partial = join(store.backups.folder, 'emcee-2026-01-01T00-00-00-000Z-manual.db.partial');
  let made = false;
  let written = 0;
  let writtenBeforeCopy: number | null = null;
  const writing = (async () => {
    while (!made) {
      note(store, `meanwhile ${written}`);
      written += 1;
      if (writtenBeforeCopy === null && existsSync(partial)) writtenBeforeCopy = written;
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  })();
  const backup = await store.backups.make('manual');
  made = true;
  await writing;
  expect(written).toBeGreaterThan(0);
  const copied = notesIn(join(store.backups.folder, backup.name));
  const meanwhile = copied.slice(5000);
  expect(meanwhile.length).toBeLessThanOrEqual(writtenBeforeCopy ?? 0);
  expect(meanwhile).toEqual(meanwhile.map((_, number) => `meanwhile ${number}`));
  expect(store.db.raw.prepare('SELECT count(*) FROM notes').pluck().get()).toBe(5000 + written);
});

test('the daily backup is made soon after the start, and again a day later', async () => {
  const folder = newFolder();
  const store = folder.open({ migrations });
  const first = nextChange(store.backups);
  folder.clock.advance(MINUTE);
  expect(daily(await first)).toHaveLength(1);
  // Backups are made one after the other, so after this the daily one is done with.
  await store.backups.make('manual');
  folder.clock.advance(23 * HOUR);
  expect(daily(store.backups.list())).toHaveLength(1);
  const second = nextChange(store.backups);
  folder.clock.advance(HOUR + 10 * MINUTE);
  expect(daily(await second)).toHaveLength(2);
});

test('a restart within the day makes no second daily backup', async () => {
  const folder = newFolder();
  const store = folder.open({ migrations });
  const first = nextChange(store.backups);
  folder.clock.advance(MINUTE);
  await first;
  store.close();
  const again = folder.open({ migrations });
  folder.clock.advance(12 * HOUR);
  // Backups are made one after the other, so a daily one would be there before this.
  await again.backups.make('manual');
  expect(daily(again.backups.list())).toHaveLength(1);
});

test('a daily backup that a wrong clock put into the future does not keep today from having one', async () => {
  const folder = newFolder();
  const store = folder.open({ migrations });
  const { name } = await store.backups.make('manual');
  const ahead = 'emcee-2031-01-01T00-00-00-000Z-daily.db';
  copyFileSync(join(store.backups.folder, name), join(store.backups.folder, ahead));
  const made = nextChange(store.backups);
  folder.clock.advance(MINUTE);
  expect(daily(await made)).toHaveLength(2);
  folder.clock.advance(2 * HOUR);
  await store.backups.make('manual');
  expect(daily(store.backups.list())).toHaveLength(2);
});

test('the oldest daily ones go when there are more than seven; others and the new one stay', async () => {
  const folder = newFolder();
  const store = folder.open({ migrations });
  const manual = await store.backups.make('manual');
  const copyAs = (name: string): void =>
    copyFileSync(join(store.backups.folder, manual.name), join(store.backups.folder, name));
  for (let day = 1; day <= 9; day += 1) copyAs(`emcee-2025-12-0${day}T00-00-00-000Z-daily.db`);
  // Made while the clock was wrong: newer than the new one by name, but not by truth.
  for (let day = 1; day <= 9; day += 1) copyAs(`emcee-2031-12-0${day}T00-00-00-000Z-daily.db`);
  const made = await store.backups.make('daily');
  const left = store.backups.list();
  expect(daily(left)).toHaveLength(7);
  expect(left.map(({ name }) => name)).toContain(made.name);
  expect(left.map(({ name }) => name)).toContain(manual.name);
  expect(left.map(({ name }) => name)).toContain('emcee-2031-12-09T00-00-00-000Z-daily.db');
});

test('a stop in the middle of a backup leaves no half of it, and is a clean stop', async () => {
  const folder = newFolder();
  const store = folder.open({ migrations });
  for (let number = 0; number < 3000; number += 1) note(store, 'x'.repeat(4000));
  const making = store.backups.make('manual');
  const refused = expect(making).rejects.toMatchObject({ code: 'unavailable' });
  const partial = join(store.backups.folder, 'emcee-2026-01-01T00-00-00-000Z-manual.db.partial');
  while (!existsSync(partial)) await new Promise<void>((resolve) => setImmediate(resolve));
  store.close();
  await refused;
  expect(readdirSync(store.backups.folder)).toEqual([]);
  expect(folder.open({ migrations }).report.state).toBe('clean');
});

test('a stop before a backup has begun is a clean stop too', async () => {
  const folder = newFolder();
  const store = folder.open({ migrations });
  const refused = expect(store.backups.make('manual')).rejects.toMatchObject({ code: 'unavailable' });
  store.close();
  await refused;
  expect(folder.open({ migrations }).report.state).toBe('clean');
});

test('what a crash left of a backup is removed at the next start, and other files are not', () => {
  const folder = newFolder();
  mkdirSync(folder.files.backups);
  for (const name of ['emcee-2026-01-01T00-00-00-000Z-daily.db.partial', 'my notes.partial']) {
    writeFileSync(join(folder.files.backups, name), 'half');
  }
  folder.open({ migrations });
  expect(readdirSync(folder.files.backups)).toEqual(['my notes.partial']);
});

test('a backup that cannot be made says why, and the daily one tells the streamer', async () => {
  const folder = newFolder();
  const store = folder.open({ migrations });
  writeFileSync(folder.files.backups, 'a file where the folder should be');
  await expect(store.backups.make('manual')).rejects.toMatchObject({
    code: 'backups.failed',
    message: expect.stringMatching(/^The backup could not be made. Emcee cannot write to .*backups/),
  });
  const told = new Promise<string>((resolve) => {
    store.backups.onDailyFailure(resolve);
  });
  folder.clock.advance(MINUTE);
  expect(await told).toContain('The backup could not be made');
});
