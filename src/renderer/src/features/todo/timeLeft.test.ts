import { expect, test } from 'vitest';
import { timeLeft } from './timeLeft.ts';

test.each([
  [25 * 60_000, '25:00'],
  [24 * 60_000 + 4_001, '24:05'],
  [3_750_000, '1:02:30'],
  [1, '0:01'],
  [0, '0:00'],
  [-5000, '0:00'],
])('%i ms are %s', (ms, text) => {
  expect(timeLeft(ms)).toBe(text);
});
