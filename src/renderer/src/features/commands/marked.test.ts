import { expect, test } from 'vitest';
import { markedIn } from './marked.ts';
import { rowsOf } from './tableRow.ts';
import { alias, builtIn, own } from './testRows.ts';

test('marks that the filters hide still count, and are told of', () => {
  const all = rowsOf(
    [own({ name: 'hug' }), builtIn({ name: 'quote', module: 'quotes' }), own({ name: 'rest' })],
    [alias({ name: 'hi', line: 'hug' })],
  );
  const keys = new Set(['own.hug', 'quotes.quote', 'alias.hi', 'not.there']);
  expect(markedIn(all, all.slice(0, 1), keys)).toEqual({
    commands: ['own.hug', 'quotes.quote'],
    own: ['own.hug'],
    builtIn: ['quotes.quote'],
    aliases: ['hi'],
    unseen: 2,
  });
});
