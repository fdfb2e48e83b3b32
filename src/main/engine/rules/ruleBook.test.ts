import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { openTestDatabase, type TestDatabase } from '../testing/testDatabase.ts';
import { UndoList } from '../undo.ts';
import { RuleBook } from './ruleBook.ts';

const schema = z.object({ id: z.string(), text: z.string() });
type Rule = z.infer<typeof schema>;

function opened() {
  const test = openTestDatabase();
  onTestFinished(test.cleanUp);
  const undo = new UndoList(test.clock);
  return { test, undo, book: bookOf(test, undo) };
}

function bookOf({ db, log }: TestDatabase, undo: UndoList): RuleBook<Rule> {
  return new RuleBook({ db, book: 'toys', feature: 'toys', schema, most: 4, undo, log });
}

const BY = { text: 'Changed something', actor: 'test' };
const ids = (book: RuleBook<Rule>): string =>
  book
    .list()
    .map(({ id }) => id)
    .join('');

function fill(book: RuleBook<Rule>, letters: string): void {
  book.change(BY, (pen) => {
    for (const id of letters) pen.put({ id, text: id });
  });
}

test('rules stand in the same order after a restart', () => {
  const { test, undo, book } = opened();
  fill(book, 'cab');
  book.change(BY, (pen) => pen.remove('a'));
  fill(book, 'd');
  expect(bookOf(test, undo).list()).toEqual(book.list());
  expect(ids(book)).toBe('cbd');
});

test('what was deleted comes back to its place, several at once too', async () => {
  const { test, undo, book } = opened();
  fill(book, 'abcd');
  const id = book.change(BY, (pen) => {
    pen.remove('b');
    pen.remove('a');
    pen.remove('d');
  });
  expect(ids(book)).toBe('c');
  await undo.undo(id ?? '');
  expect(ids(book)).toBe('abcd');
  expect(ids(bookOf(test, undo))).toBe('abcd');
});

test('undo of one change leaves later changes of other rules alone', async () => {
  const { undo, book } = opened();
  fill(book, 'ab');
  const id = book.change(BY, (pen) => pen.put({ id: 'a', text: 'new' }));
  book.change(BY, (pen) => pen.put({ id: 'b', text: 'later' }));
  await undo.undo(id ?? '');
  expect(book.list()).toEqual([
    { id: 'a', text: 'a' },
    { id: 'b', text: 'later' },
  ]);
});

test('undo does not wipe out a newer change of the same rule', async () => {
  const { undo, book } = opened();
  fill(book, 'a');
  const id = book.change(BY, (pen) => pen.put({ id: 'a', text: 'new' }));
  book.change(BY, (pen) => pen.put({ id: 'a', text: 'newer' }));
  await expect(undo.undo(id ?? '')).rejects.toMatchObject({ code: 'conflict' });
  expect(book.get('a')?.text).toBe('newer');
});

test('a change that would be too many changes nothing at all', () => {
  const { test, undo, book } = opened();
  fill(book, 'abc');
  expect(() => fill(book, 'de')).toThrow('at most 4');
  expect(ids(book)).toBe('abc');
  expect(ids(bookOf(test, undo))).toBe('abc');
});

test('a rule that cannot be read is left out and stays on the disk', () => {
  const { test, undo, book } = opened();
  fill(book, 'ab');
  test.db.raw.prepare('UPDATE rules SET rule = \'{"id":"a"}\' WHERE id = \'a\'').run();
  const again = bookOf(test, undo);
  expect(ids(again)).toBe('b');
  again.change(BY, (pen) => pen.put({ id: 'b', text: 'new' }));
  expect(test.db.raw.prepare("SELECT count(*) AS count FROM rules WHERE id = 'a'").get()).toEqual({
    count: 1,
  });
});
