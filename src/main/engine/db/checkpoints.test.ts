import { expect, onTestFinished, test } from 'vitest';
import { FakeClock } from '../testing/fakeClock.ts';
import { keepingLogger } from '../testing/keepingLogger.ts';
import { openTestDatabase, type TestDatabase } from '../testing/testDatabase.ts';
import { Checkpoints } from './checkpoints.ts';

const migrations = [{ name: '0000_notes', sql: 'CREATE TABLE notes (number INTEGER, text TEXT)' }];
const SECOND = 1000;

function opened(): TestDatabase {
  const test = openTestDatabase({ migrations });
  onTestFinished(test.cleanUp);
  return test;
}

function write({ db }: TestDatabase, megabytes: number): void {
  const insert = db.raw.prepare('INSERT INTO notes VALUES (?, ?)');
  db.write(() => {
    for (let number = 0; number < megabytes; number += 1) insert.run(number, 'x'.repeat(1_000_000));
  });
}

function waitingPages({ db }: TestDatabase): number {
  const [{ log, checkpointed } = { log: 0, checkpointed: 0 }] = db.raw.pragma('wal_checkpoint(NOOP)') as {
    log: number;
    checkpointed: number;
  }[];
  return log - checkpointed;
}

test('much that was written is copied into the database beside the main thread', async () => {
  const there = opened();
  write(there, 6);
  expect(waitingPages(there)).toBeGreaterThan(1000);
  there.clock.advance(SECOND);
  // The thread answers in order, so that by then it has copied.
  expect(await there.db.read('SELECT count(*) AS count FROM notes')).toEqual([{ count: 6 }]);
  expect(waitingPages(there)).toBe(0);
});

test('a little is left where it is, so that a quiet chat does not keep the disk awake', async () => {
  const there = opened();
  write(there, 1);
  const before = waitingPages(there);
  there.clock.advance(10 * SECOND);
  await there.db.read('SELECT 1');
  expect(waitingPages(there)).toBe(before);
});

test('a thread that cannot copy is told once, is asked again, and nothing is lost', async () => {
  const there = opened();
  const clock = new FakeClock();
  const log = keepingLogger();
  let asked = 0;
  const checkpoints = new Checkpoints({
    raw: there.db.raw,
    clock,
    log,
    checkpoint: async () => {
      asked += 1;
      throw new Error('The disk is full');
    },
  });
  onTestFinished(() => checkpoints.close());
  write(there, 6);
  for (let times = 0; times < 3; times += 1) {
    checkpoints.wrote();
    await clock.advanceAsync(SECOND, SECOND);
  }
  expect(asked).toBe(3);
  expect(log.kept.filter(({ event }) => event === 'store.checkpoint_failed')).toHaveLength(1);
  expect(there.db.raw.prepare('SELECT count(*) AS count FROM notes').get()).toEqual({ count: 6 });
});

test('a store that is closed while it copies says nothing of it', async () => {
  const there = opened();
  write(there, 6);
  there.clock.advance(SECOND);
  there.store.close();
  await new Promise<void>((resolve) => setImmediate(resolve));
  expect(there.log.kept.filter(({ level }) => level !== 'info')).toEqual([]);
});
