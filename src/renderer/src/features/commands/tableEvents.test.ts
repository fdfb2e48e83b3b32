import { expect, test } from 'vitest';
import { applyTableEvent, type Table } from './tableEvents.ts';
import { alias, own } from './testRows.ts';

const table: Table = {
  prefix: '!',
  rows: [own({ name: 'hug' }), own({ name: 'rules' })],
  aliases: [alias({ name: 'hi', line: 'hug' })],
};

test('a changed row takes the place of the old one, a new one comes last, and one that is gone goes', () => {
  const changed = own({ name: 'hug', help: 'New' });
  const added = own({ name: 'lurk' });
  const { rows } = applyTableEvent(table, { type: 'rows', rows: [added, changed], removed: ['own.rules'] });
  expect(rows).toEqual([changed, added]);
});

test('uses reach commands and aliases, and leave all other rows the same objects', () => {
  const after = applyTableEvent(table, {
    type: 'uses',
    uses: [
      { id: 'own.hug', uses: 4, lastUsed: 99 },
      { id: 'alias.hi', uses: 2, lastUsed: 98 },
    ],
  });
  expect(after.rows[0]).toMatchObject({ uses: 4, lastUsed: 99 });
  expect(after.rows[1]).toBe(table.rows[1]);
  expect(after.aliases[0]?.uses).toBe(2);
});
