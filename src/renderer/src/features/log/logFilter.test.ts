import { expect, test } from 'vitest';
import { NO_FILTER, passes } from './logFilter.ts';
import { someRow } from './testRows.ts';

const row = someRow({
  id: 5,
  time: 5000,
  level: 'warn',
  category: 'audit',
  feature: 'overlay',
  event: 'overlay.renewed',
  actor: 'browser',
  message: 'A new Address was made',
});

test('no filter lets every row through', () => {
  expect(passes(NO_FILTER, row)).toBe(true);
});

test('a list of levels, categories or features lets only its members through', () => {
  expect(passes({ ...NO_FILTER, levels: ['warn', 'error'] }, row)).toBe(true);
  expect(passes({ ...NO_FILTER, levels: ['info'] }, row)).toBe(false);
  expect(passes({ ...NO_FILTER, categories: ['system'] }, row)).toBe(false);
  expect(passes({ ...NO_FILTER, features: ['log'] }, row)).toBe(false);
});

test('a text is found in event, actor or message, in any case, and nowhere else', () => {
  for (const text of ['RENEWED', 'brows', ' new address '])
    expect(passes({ ...NO_FILTER, text }, row)).toBe(true);
  expect(passes({ ...NO_FILTER, text: 'audit' }, row)).toBe(false);
});

test('the bounds of time belong to the range', () => {
  expect(passes({ ...NO_FILTER, from: 5000, to: 5000 }, row)).toBe(true);
  expect(passes({ ...NO_FILTER, from: 5001 }, row)).toBe(false);
  expect(passes({ ...NO_FILTER, to: 4999 }, row)).toBe(false);
});
