import { expect, test } from 'vitest';
import { clockLeft, halves, secondsUntil } from './countdown.ts';

test('a countdown begins with its whole length, ends at 0 and never goes below', () => {
  expect(secondsUntil(31_000, 1000)).toBe(30);
  expect(secondsUntil(31_000, 1001)).toBe(30);
  expect(secondsUntil(31_000, 30_999)).toBe(1);
  expect(secondsUntil(31_000, 31_000)).toBe(0);
  expect(secondsUntil(31_000, 99_000)).toBe(0);
});

test('time left reads like a clock', () => {
  expect(clockLeft(0)).toBe('0:00');
  expect(clockLeft(9)).toBe('0:09');
  expect(clockLeft(1745)).toBe('29:05');
  expect(clockLeft(3600)).toBe('1:00:00');
  expect(clockLeft(3661)).toBe('1:01:01');
});

test('a code of even length is shown in two halves, any other as it is', () => {
  expect(halves('ABCDEFGH')).toBe('ABCD EFGH');
  expect(halves('ABCDEFG')).toBe('ABCDEFG');
  expect(halves('ABCD')).toBe('ABCD');
});
