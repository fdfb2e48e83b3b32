import { expect, onTestFinished, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../engine/testing/testDatabase.ts';
import { logRows } from './schema.ts';

function opened(): TestDatabase {
  const test = openTestDatabase();
  onTestFinished(test.cleanUp);
  return test;
}

test('a row of the log comes back as it was written', () => {
  const { db } = opened();
  const row = {
    id: 1,
    time: 1_790_000_000_000,
    level: 'warn',
    category: 'audit',
    feature: 'log',
    event: 'thing.happened',
    actor: null,
    action: 'look',
    result: 'refused',
    duration: 1.5,
    message: 'It happened.',
    details: { deep: [1, { two: null }] },
  } as const;
  db.orm
    .insert(logRows)
    .values({ ...row, details: { ...row.details } })
    .run();
  expect(db.orm.select().from(logRows).all()).toEqual([row]);
});

test.each([
  'level',
  'category',
  'feature',
])('the newest rows of one %s are found without sorting', (column) => {
  const { db } = opened();
  const plan = db.raw
    .prepare<[], { detail: string }>(
      `EXPLAIN QUERY PLAN SELECT * FROM log_rows WHERE ${column} = 'x' AND id < 1000 ORDER BY id DESC LIMIT 100`,
    )
    .all();
  expect(plan.map(({ detail }) => detail)).toEqual([
    `SEARCH log_rows USING INDEX log_rows_by_${column} (${column}=? AND rowid<?)`,
  ]);
});
