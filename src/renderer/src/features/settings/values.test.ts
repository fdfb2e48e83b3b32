import { expect, test } from 'vitest';
import { changedValues, sameValue, valueAt, withValue } from './values.ts';

const saved = { seconds: 6, margin: { x: 1, y: 2 }, words: ['a', 'b'] };

test('a change inside an object keeps its other parts and what is saved', () => {
  const draft = withValue(saved, 'margin.x', 9);
  expect(valueAt(draft, 'margin.x')).toBe(9);
  expect(valueAt(draft, 'margin.y')).toBe(2);
  expect(saved.margin.x).toBe(1);
});

test('only what differs is sent, and a change that was taken back is not', () => {
  const draft = withValue(withValue(withValue(saved, 'seconds', 7), 'margin.y', 3), 'seconds', 6);
  expect(changedValues(saved, draft)).toEqual({ margin: { x: 1, y: 3 } });
});

test('lists in another order are another value, objects in another order are not', () => {
  expect(sameValue(['a', 'b'], ['b', 'a'])).toBe(false);
  expect(sameValue({ x: 1, y: [2] }, { y: [2], x: 1 })).toBe(true);
  expect(sameValue({ x: 1 }, { x: 1, y: 2 })).toBe(false);
  expect(sameValue(null, {})).toBe(false);
});
