import { expect, test } from 'vitest';
import { csvLine, readCsv } from '../../../shared/csv.ts';
import { readBirthday } from './birthday.ts';
import { readPronouns } from './pronouns.ts';
import { spanWords } from './spans.ts';

test.each([
  ['24 May', '05-24'],
  ['may 24th', '05-24'],
  ['24.5.', '05-24'],
  ['5-24', '05-24'],
  ['29 Feb', '02-29'],
  ['31.2.', null],
  ['24 mayonnaise', null],
  ['24', null],
])('a birthday is read as it is typed: %s', (text, day) => {
  expect(readBirthday(text)).toBe(day);
});

test.each([
  ['They/Them', 'they/them'],
  ['she her', 'she/her'],
  ['xe', 'xe/xem'],
  ['@robin', null],
  ['', null],
])('pronouns are read as they are typed: %s', (text, id) => {
  expect(readPronouns(text)).toBe(id);
});

test.each([
  [59, 'less than a minute'],
  [60, '1 minute'],
  [3700, '1 hour and 1 minute'],
  [86_400 * 2 + 3600 * 5 + 60, '2 days and 5 hours'],
  [31_536_000 + 3600, '1 year'],
])('a span is told in its two largest units: %i seconds', (seconds, words) => {
  expect(spanWords(seconds)).toBe(words);
});

test('whatever stands in a field comes back, and nothing of it is a formula for a spreadsheet', () => {
  const fields = ['=1+1', '+49', '-2', '@name', 'a "b", c', 'one\r\ntwo', '', "'plain", '\ttab'];
  const text = csvLine(fields) + csvLine(['x', null, 7]);
  expect(readCsv(text)).toEqual([fields, ['x', '', '7']]);
  for (const cell of ['=1+1', '+49', '-2', '@name']) expect(text).toContain(`'${cell}`);
});
