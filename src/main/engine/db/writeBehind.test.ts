import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing/testDatabase.ts';

const migrations = [
  { name: '0000_notes', sql: 'CREATE TABLE notes (number INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT' },
];

function opened(maxPages?: number): TestDatabase & { write(number: number): void; numbers(): number[] } {
  const test = openTestDatabase({ migrations, ...(maxPages === undefined ? {} : { maxPages }) });
  onTestFinished(test.cleanUp);
  const insert = test.db.raw.prepare('INSERT INTO notes (number, text) VALUES (?, ?)');
  const all = test.db.raw.prepare<[], number>('SELECT number FROM notes ORDER BY number').pluck();
  return {
    ...test,
    write: (number) => {
      insert.run(number, 'x'.repeat(400));
    },
    numbers: () => all.all(),
  };
}

const errorsOf = ({ log }: TestDatabase): string[] =>
  log.kept.filter((entry) => entry.level === 'error').map((entry) => entry.event);

test('writes come to the disk 200 ms later, all in one transaction', () => {
  const { db, clock, write, numbers, dataDir } = opened();
  const other = new BetterSqlite3(join(dataDir, 'emcee.db'), { readonly: true });
  onTestFinished(() => {
    other.close();
  });
  const seenByOthers = other.prepare('SELECT count(*) FROM notes').pluck();
  const seen: unknown[] = [];
  for (const number of [1, 2, 3]) {
    db.behind.add(() => {
      write(number);
      seen.push(seenByOthers.get());
    });
  }
  clock.advance(199);
  expect(numbers()).toEqual([]);
  expect(db.behind.waiting).toBe(3);
  clock.advance(1);
  expect(numbers()).toEqual([1, 2, 3]);
  expect(seen).toEqual([0, 0, 0]);
  expect(seenByOthers.get()).toBe(3);
  expect(db.behind.waiting).toBe(0);
});

test('nothing ticks while nothing waits', () => {
  const { db, clock, write } = opened();
  const idle = clock.pending;
  db.behind.add(() => write(1));
  expect(clock.pending).toBe(idle + 1);
  // What was written is looked at once, a second later.
  clock.advance(200 + 1000);
  expect(clock.pending).toBe(idle);
});

test('one write that throws is reported and the others are saved, each once', () => {
  const { db, clock, write, numbers, log } = opened();
  db.behind.add(() => write(1));
  db.behind.add(() => {
    write(2);
    throw new Error('half done');
  });
  db.behind.add(() => write(1));
  db.behind.add(() => write(3));
  clock.advance(200);
  expect(numbers()).toEqual([1, 3]);
  const failed = log.kept.filter((entry) => entry.event === 'store.write_failed');
  expect(failed.map((entry) => entry.message)).toEqual([
    'Something was not saved: half done',
    'Something was not saved: UNIQUE constraint failed: notes.number',
  ]);
});

test('an asynchronous write is reported, since its end would come after the commit', () => {
  const test = opened();
  test.db.behind.add(async () => test.write(1));
  test.db.behind.flush();
  expect(test.numbers()).toEqual([]);
  expect(errorsOf(test)).toEqual(['store.write_failed']);
});

test('when many wait they are written at once, without the clock', () => {
  const { db, write, numbers } = opened();
  for (let number = 1; number <= 2000; number += 1) db.behind.add(() => write(number));
  expect(db.behind.waiting).toBe(0);
  expect(numbers()).toHaveLength(2000);
});

test('a transaction that is undone does not take late writes along', () => {
  const { db, clock, write, numbers } = opened();
  expect(() =>
    db.write(() => {
      write(1);
      for (let number = 10; number < 3000; number += 1) db.behind.add(() => write(number));
      db.behind.flush();
      throw new Error('undone');
    }),
  ).toThrowError('undone');
  clock.advance(200);
  expect(numbers()[0]).toBe(10);
  expect(numbers()).toHaveLength(2990);
});

test('a late write that adds another one does not keep a flush from ending', () => {
  const { db, clock, write, numbers } = opened();
  let number = 0;
  const again = (): void => {
    number += 1;
    write(number);
    db.behind.add(again);
  };
  db.behind.add(again);
  db.behind.flush();
  expect(numbers()).toEqual([1]);
  clock.advance(200);
  expect(numbers()).toEqual([1, 2]);
});

test('a full disk keeps late writes waiting, says so once, and they are saved when there is space', () => {
  const test = opened(12);
  const { db, clock, write, numbers, log } = test;
  for (let number = 1; number <= 500; number += 1) db.behind.add(() => write(number));
  clock.advance(10_000);
  expect(db.behind.waiting).toBe(500);
  expect(errorsOf(test)).toEqual(['store.refused']);
  expect(log.kept.at(-1)?.message).toMatch(/is full. Free some space/);

  db.raw.pragma('max_page_count = 100000');
  clock.advance(1000);
  expect(db.behind.waiting).toBe(0);
  expect(numbers()).toHaveLength(500);
  expect(log.kept.at(-1)).toMatchObject({ event: 'store.works_again', level: 'info' });
});

test('a disk that becomes full half way loses and repeats nothing', () => {
  const test = opened(12);
  const { db, clock, write, numbers } = test;
  db.behind.add(() => {
    throw new Error('so that each of the others is written for itself');
  });
  for (let number = 1; number <= 500; number += 1) db.behind.add(() => write(number));
  clock.advance(200);
  expect(numbers().length).toBeGreaterThan(0);
  expect(db.behind.waiting).toBe(500 - numbers().length);
  db.raw.pragma('max_page_count = 100000');
  clock.advance(1000);
  expect(numbers()).toEqual(Array.from({ length: 500 }, (_, index) => index + 1));
  expect(errorsOf(test)).toEqual(['store.write_failed', 'store.refused']);
});

test('memory is bounded while the disk is full: the oldest go, and how many is said', () => {
  const test = opened(12);
  const { db, clock, write, numbers, log } = test;
  for (let number = 1; number <= 60_000; number += 1) db.behind.add(() => write(number));
  expect(db.behind.waiting).toBeLessThanOrEqual(52_000);
  db.raw.pragma('max_page_count = 100000');
  clock.advance(1000);
  const saved = numbers();
  expect(saved.at(-1)).toBe(60_000);
  expect(log.kept.at(-1)).toMatchObject({ level: 'warn', details: { dropped: 60_000 - saved.length } });
});

test('what the disk never took is counted at the stop', () => {
  const test = opened(12);
  for (let number = 1; number <= 500; number += 1) test.db.behind.add(() => test.write(number));
  test.store.close();
  expect(test.log.kept.find((entry) => entry.event === 'store.lost')?.details).toEqual({ lost: 500 });
});

test('whatever is mixed, each good write is saved exactly once and each bad one reported exactly once', () => {
  const step = fc.oneof(
    fc.constant('good' as const),
    fc.constant('bad' as const),
    fc.constant('half done' as const),
    fc.constant('adds another' as const),
    fc.constant('flush' as const),
    fc.constant('flush inside a transaction' as const),
    fc.constant('undone transaction' as const),
    fc.constant('time' as const),
  );
  const test = opened();
  const { db, clock, write, numbers, log } = test;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      db.raw.exec('DELETE FROM notes');
      log.kept.length = 0;
      let last = 0;
      const good: number[] = [];
      let bad = 0;
      const addGood = (): void => {
        last += 1;
        const number = last;
        good.push(number);
        db.behind.add(() => write(number));
      };
      const addBad = (run: () => void): void => {
        bad += 1;
        db.behind.add(() => {
          run();
          throw new Error('bad');
        });
      };
      for (const what of steps) {
        if (what === 'good') addGood();
        else if (what === 'bad') addBad(() => {});
        else if (what === 'half done') addBad(() => write(-bad));
        else if (what === 'flush') db.behind.flush();
        else if (what === 'time') clock.advance(150);
        else if (what === 'adds another') {
          last += 2;
          const [first, second] = [last - 1, last];
          good.push(first, second);
          let added = false;
          db.behind.add(() => {
            write(first);
            // A write may run again when the batch was undone; what it adds, it adds once.
            if (!added) db.behind.add(() => write(second));
            added = true;
          });
        } else {
          try {
            db.write(() => {
              addGood();
              db.behind.flush();
              if (what === 'undone transaction') throw new Error('undone');
            });
          } catch {
            // That was the point.
          }
        }
      }
      clock.advance(1000);
      expect(numbers()).toEqual(good);
      expect(errorsOf(test)).toEqual(Array.from({ length: bad }, () => 'store.write_failed'));
      expect(db.behind.waiting).toBe(0);
    }),
    { numRuns: 150, seed: 7 },
  );
});
