import { expect, test } from 'vitest';
import { NO_FILTER, shownRows, type TableFilter, type TableSort } from './tableFilter.ts';
import { rowNamed, rowsOf } from './tableRow.ts';
import { alias, builtIn, own } from './testRows.ts';

const BY_NAME: TableSort = { by: 'name', down: false };

const rows = rowsOf(
  [
    own({
      name: 'hug',
      aliases: ['cuddle'],
      tags: ['nice'],
      response: 'A hug for $(1)!',
      uses: 3,
      lastUsed: 200,
    }),
    own({ name: 'hugs', response: 'So many', uses: 12, lastUsed: 100 }),
    own({ name: 'rules', options: { enabled: false, role: 'moderator' } }),
    builtIn({
      name: 'quote',
      module: 'quotes',
      moduleTitle: 'Quotes',
      changed: ['role'],
      options: { role: 'vip' },
    }),
    builtIn({
      name: 'slots',
      module: 'games',
      moduleTitle: 'Games',
      moduleOn: false,
      problem: 'Games are off.',
    }),
  ],
  [
    alias({ name: 'hi', line: 'hug $(user)' }),
    alias({ name: 'gone', line: 'nothing', problem: 'It leads nowhere.' }),
  ],
);

function names(filter: Partial<TableFilter>, sort: TableSort = BY_NAME): string[] {
  return shownRows(rows, { ...NO_FILTER, ...filter }, sort, '!').map(({ key }) => key);
}

test('commands and aliases stand in one table, in the order of their names', () => {
  expect(names({})).toEqual([
    'alias.gone',
    'alias.hi',
    'own.hug',
    'own.hugs',
    'quotes.quote',
    'own.rules',
    'games.slots',
  ]);
});

test('a search finds names, other names, texts, tags and modules, with all its words and without the prefix', () => {
  expect(names({ text: '!cuddle' })).toEqual(['own.hug']);
  expect(names({ text: 'QUOTES' })).toEqual(['quotes.quote']);
  expect(names({ text: 'nice for' })).toEqual(['own.hug']);
  expect(names({ text: 'nice many' })).toEqual([]);
});

test('whoever types a whole name finds it first, whatever the order', () => {
  expect(names({ text: 'hug' }, { by: 'uses', down: true })).toEqual(['own.hug', 'own.hugs', 'alias.hi']);
});

test('a command of a switched-off module counts as off, and as one with a problem', () => {
  expect(names({ state: 'off' })).toEqual(['own.rules', 'games.slots']);
  expect(names({ state: 'troubled' })).toEqual(['alias.gone', 'games.slots']);
});

test('what only commands have leaves the aliases out', () => {
  expect(names({ role: 'everyone' })).toEqual(['own.hug', 'own.hugs', 'games.slots']);
  expect(names({ tags: ['nice', 'other'] })).toEqual(['own.hug']);
  expect(names({ modules: ['quotes', 'games'] })).toEqual(['quotes.quote', 'games.slots']);
  expect(names({ state: 'changed' })).toEqual(['quotes.quote']);
  expect(names({ kind: 'alias' })).toEqual(['alias.gone', 'alias.hi']);
});

test('a built-in with a changed subcommand counts as changed', () => {
  const [row] = rowsOf([builtIn({ name: 'points', module: 'economy', subcommandChanged: true })], []);
  if (!row) expect.fail('there is one row');
  expect(shownRows([row], { ...NO_FILTER, state: 'changed' }, BY_NAME, '!')).toEqual([row]);
});

test('roles are sorted as they rise, and times with the newest first', () => {
  expect(names({ kind: 'all', modules: ['commands', 'quotes'] }, { by: 'role', down: true })).toEqual([
    'own.rules',
    'quotes.quote',
    'own.hug',
    'own.hugs',
  ]);
  expect(names({ kind: 'own' }, { by: 'lastUsed', down: true })).toEqual([
    'own.hug',
    'own.hugs',
    'own.rules',
  ]);
});

test('a word of chat leads to the command that answers to it now, not to one that is off', () => {
  const both = rowsOf(
    [own({ name: 'hug', id: 'old', options: { enabled: false } }), own({ name: 'hug', id: 'new' })],
    [],
  );
  expect(rowNamed(both, '!HUG', '!')?.key).toBe('new');
  expect(rowNamed(rows, 'cuddle', '!')?.key).toBe('own.hug');
  expect(rowNamed(rows, '!hi', '!')?.key).toBe('alias.hi');
  expect(rowNamed(rows, '!missing', '!')).toBeNull();
});
