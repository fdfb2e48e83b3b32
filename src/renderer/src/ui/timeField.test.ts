import { expect, test } from 'vitest';
import { fromField, toField } from './timeField.ts';

test('a time survives the way through the field, to the second', () => {
  const time = new Date(2026, 2, 9, 4, 5, 6).getTime();
  expect(toField(time)).toBe('2026-03-09T04:05:06');
  expect(fromField(toField(time), 'start')).toBe(time);
});

test('the last second of a range is in it to its end', () => {
  expect(fromField('2026-03-09T04:05:06', 'end')).toBe(new Date(2026, 2, 9, 4, 5, 6, 999).getTime());
});

test('an empty field is no bound', () => {
  expect(fromField('', 'start')).toBeNull();
  expect(toField(null)).toBe('');
});
