import { readdirSync, readFileSync } from 'node:fs';
import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, onTestFinished, test } from 'vitest';
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
