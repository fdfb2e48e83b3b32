import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Store } from '../db/store.ts';
import { makeStoreFolder, type StoreFolder } from '../testing/storeFolder.ts';
import type { Marks } from './marks.ts';
import { storedMarks } from './storedMarks.ts';

let folder: StoreFolder;
let store: Store;
let marks: Marks;
beforeEach(() => {
  folder = makeStoreFolder();
  store = folder.open();
  marks = storedMarks(() => store.db);
});
afterEach(() => folder.cleanUp());

function rows(): { name: string; value: string }[] {
  return store.db.raw
    .prepare<[], { name: string; value: string }>('SELECT name, value FROM twitch_marks ORDER BY name')
    .all();
}

it('reads what was noted a moment ago, though it is written a moment later', () => {
  expect(marks.get('follows')).toBeNull();
  marks.set('follows', '2026-01-01');
  expect(rows()).toEqual([]);
  expect(marks.get('follows')).toBe('2026-01-01');
  expect(rows()).toEqual([{ name: 'follows', value: '2026-01-01' }]);
});

it('keeps the last of many notes of one name, and the names apart', () => {
  for (let i = 0; i < 100; i += 1) marks.set('follows', String(i));
  marks.set('subs', 'x');
  folder.clock.advance(1_000);
  expect(rows()).toEqual([
    { name: 'follows', value: '99' },
    { name: 'subs', value: 'x' },
  ]);
});

it('has everything after a restart that was closed in order', () => {
  marks.set('follows', '2026-01-01');
  store.close();
  store = folder.open();
  expect(storedMarks(() => store.db).get('follows')).toBe('2026-01-01');
});

it('goes over to the database that is open after a backup was restored', () => {
  marks.set('follows', 'before');
  expect(marks.get('follows')).toBe('before');
  store.close();
  store = folder.open();
  expect(marks.get('follows')).toBe('before');
  marks.set('follows', 'after');
  expect(marks.get('follows')).toBe('after');
  expect(rows()).toEqual([{ name: 'follows', value: 'after' }]);
});

it('takes any text as it is', () => {
  const odd = `'); DROP TABLE twitch_marks; -- \u0000 😂`;
  marks.set(odd, odd);
  expect(marks.get(odd)).toBe(odd);
});
