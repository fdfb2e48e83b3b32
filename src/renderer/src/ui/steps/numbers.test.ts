import { expect, test } from 'vitest';
import { fieldsOf } from './formModel.ts';
import { bestUnit, numberOf, numberProblem, shownNumber } from './numbers.ts';

test('a time is shown in the largest unit in which it is whole', () => {
  expect([0, 45, 90, 120, 7200, 172_800].map(bestUnit)).toEqual([
    'seconds',
    'seconds',
    'seconds',
    'minutes',
    'hours',
    'days',
  ]);
  expect(shownNumber(5400, 3600)).toBe('1.5');
});

test('typing a decimal, a comma or a minus loses nothing on the way', () => {
  expect(['-', '2.', '2,', '2.0', '-0'].map((text) => numberOf(text, 1))).toEqual([
    '-',
    '2.',
    '2,',
    '2.0',
    '-0',
  ]);
  expect(numberOf('2,5', 1)).toBe(2.5);
  expect(numberOf('-3', 1)).toBe(-3);
  expect(numberOf('1.5', 60)).toBe(90);
});

test('a text that gives a number is kept as it is', () => {
  expect(numberOf('$(bits)', 60)).toBe('$(bits)');
});

test('what cannot be is said while it is typed, and a text with a call is not judged', () => {
  const [field] = fieldsOf({
    properties: { n: { control: 'number', template: true, minimum: 1, maximum: 10 } },
  });
  if (!field) throw new Error('The form is empty.');
  expect([0, 11, 5, 'abc', '$(x)', ''].map((value) => numberProblem(field, value))).toEqual([
    'least',
    'most',
    null,
    'number',
    null,
    null,
  ]);
});
