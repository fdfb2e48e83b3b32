import { expect, test } from 'vitest';
import { rowAfter } from './rowKeys.ts';

const stand = { at: 10, first: 4, count: 100, page: 20 };

test('keys lead a row, a page, or all the way', () => {
  const to = (key: string): number | null => rowAfter(key, stand);
  expect(to('ArrowDown')).toBe(11);
  expect(to('ArrowUp')).toBe(9);
  expect(to('PageDown')).toBe(30);
  expect(to('Home')).toBe(0);
  expect(to('End')).toBe(99);
});

test('nobody walks beyond the first or the last row', () => {
  expect(rowAfter('PageUp', stand)).toBe(0);
  expect(rowAfter('PageDown', { ...stand, at: 95 })).toBe(99);
});

test('whoever stands nowhere begins at what can be seen, not at the top', () => {
  expect(rowAfter('ArrowDown', { ...stand, at: -1 })).toBe(4);
  expect(rowAfter('ArrowUp', { ...stand, at: -1 })).toBe(4);
});

test('other keys are left to others', () => {
  expect(rowAfter('Enter', stand)).toBeNull();
  expect(rowAfter('a', stand)).toBeNull();
});
