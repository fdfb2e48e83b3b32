import { expect, test } from 'vitest';
import { daysIn, epochOf, isZone, wallTimeOf } from './zonedTime.ts';

const at = (year: number, month: number, day: number, hour: number, minute = 0) => ({
  year,
  month,
  day,
  hour,
  minute,
  second: 0,
});

test('a time on the clock becomes the right moment in summer and in winter', () => {
  expect(epochOf(at(2026, 1, 15, 18), 'Europe/Berlin')).toBe(Date.UTC(2026, 0, 15, 17));
  expect(epochOf(at(2026, 7, 15, 18), 'Europe/Berlin')).toBe(Date.UTC(2026, 6, 15, 16));
  expect(epochOf(at(2026, 7, 15, 18), 'America/New_York')).toBe(Date.UTC(2026, 6, 15, 22));
});

test('a time that summer time leaves out is moved on, and one that comes twice is the first', () => {
  expect(wallTimeOf(epochOf(at(2026, 3, 29, 2, 30), 'Europe/Berlin'), 'Europe/Berlin')).toMatchObject({
    hour: 3,
    minute: 30,
  });
  expect(epochOf(at(2026, 10, 25, 2, 30), 'Europe/Berlin')).toBe(Date.UTC(2026, 9, 25, 0, 30));
});

test('days and months run over, also over the end of the year', () => {
  expect(epochOf(at(2026, 12, 33, 9), 'UTC')).toBe(Date.UTC(2027, 0, 2, 9));
  expect(epochOf(at(2026, 13, 1, 9), 'UTC')).toBe(Date.UTC(2027, 0, 1, 9));
  expect(daysIn(2028, 2)).toBe(29);
});

test('a zone that does not exist is told from one that does', () => {
  expect(isZone('Europe/Berlin')).toBe(true);
  expect(isZone('Middle/Earth')).toBe(false);
});
