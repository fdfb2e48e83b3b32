import { readdirSync, readFileSync } from 'node:fs';
import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, onTestFinished, test } from 'vitest';
import { logRows } from '../../features/log/schema.ts';
import { openTestDatabase, type TestDatabase } from '../testing/testDatabase.ts';
import { bundledMigrations } from './bundledMigrations.ts';

const folder = new URL('../../../../drizzle/', import.meta.url);

function opened(): TestDatabase {
  const test = openTestDatabase();
  onTestFinished(test.cleanUp);
  return test;
}

test('every file in drizzle/ is carried along, in order and with its text', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  expect(bundledMigrations()).toEqual(
    files.sort().map((file) => ({
      name: file.replace('.sql', ''),
      sql: readFileSync(new URL(file, folder), 'utf8'),
    })),
  );
});

test('the migrations make exactly the tables and indexes that the schemas of all features describe', () => {
  const { db } = opened();
  const schemas = Object.values(
    import.meta.glob<Record<string, unknown>>('../../**/schema.ts', { eager: true }),
  );
  const tables = schemas.flatMap((schema) => Object.values(schema).filter((value) => is(value, SQLiteTable)));
  expect(tables.length).toBeGreaterThan(0);
  for (const table of tables) {
    const { name, columns, indexes } = getTableConfig(table);
    const described = columns.map((column) => [column.name, column.getSQLType(), column.notNull]);
    const made = db.raw
      .prepare<[string], { name: string; type: string; notnull: number }>(
        'SELECT * FROM pragma_table_info(?)',
      )
      .all(name)
      .map((column) => [column.name, column.type.toLowerCase(), column.notnull === 1]);
    expect(made.sort(), name).toEqual(described.sort());
    const madeIndexes = db.raw
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL")
      .pluck()
      .all(name);
    expect(madeIndexes.sort(), name).toEqual(indexes.map((index) => index.config.name).sort());
  }
});

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
