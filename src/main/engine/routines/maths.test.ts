import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workOut } from './maths.ts';

test.each([
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3', 9],
  ['2 ^ 3 ^ 2', 512],
  ['-2 ^ 2', -4],
  ['2 ^ -1', 0.5],
  ['10 - 3 - 2', 5],
  ['7 % 4 * 2', 6],
  ['2 * -3', -6],
  ['--4', 4],
  ['max(1, min(5, 3), 2)', 3],
  ['round(2.456, 2) + floor(-1.5)', 0.46],
  ['sqrt(abs(-16)) / ceil(1.2)', 2],
  ['1.5e3', 1500],
])('%s is %d', (text, result) => {
  expect(workOut(text)).toBeCloseTo(result, 9);
});

test.each([
  '',
  '1 +',
  '* 2',
  '(1',
  '1)',
  '1 2',
  '1 / 0',
  'alert(1)',
  'constructor',
  '2 (3)',
  '1, 2',
  'max()',
  'min',
  '0 % 0',
  '9^9^9^9',
  'this.x',
])('"%s" is refused with a reason and does not give a wrong number', (text) => {
  expect(() => workOut(text)).toThrow(/cannot be worked out/);
});

test('sums and products of any numbers are those of JavaScript', () => {
  const number = fc.integer({ min: -999, max: 999 });
  const sign = fc.constantFrom('+', '-', '*');
  fc.assert(
    fc.property(number, fc.array(fc.tuple(sign, number), { maxLength: 8 }), (first, rest) => {
      const text = rest.reduce((all, [one, value]) => `${all} ${one} (${value})`, `(${first})`);
      // biome-ignore lint/security/noGlobalEval: the reference to compare with, on a text that this test made
      expect(workOut(text)).toBe(Number(eval(text)));
    }),
  );
});
