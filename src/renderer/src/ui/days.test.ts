import { expect, test } from 'vitest';
import { dayEnd, dayStart, fieldOf } from './days.ts';

test('a day survives the way through the field and is a span of its whole length', () => {
  const noon = new Date(2026, 4, 3, 12).getTime();
  expect(fieldOf(noon)).toBe('2026-05-03');
  expect(dayStart('2026-05-03')).toBe(new Date(2026, 4, 3).getTime());
  expect(dayEnd('2026-05-03')).toBe(new Date(2026, 4, 4).getTime() - 1);
});

test('an empty or half typed field is no bound', () => {
  expect(dayStart('')).toBeNull();
  expect(dayEnd('2026-13-40')).toBeNull();
  expect(fieldOf(null)).toBe('');
});
