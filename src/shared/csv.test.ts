import { expect, test } from 'vitest';
import { csvText, readCsv } from './csv.ts';

test('what was written is read back, formulas, quotes and line breaks included', () => {
  const rows = [
    ['text', 'author'],
    ['=HYPERLINK("http://x")', '@robin'],
    ['two\nlines, "so"', "'quoted'"],
    ['-1+2', ''],
  ];
  expect(readCsv(csvText(rows))).toEqual(rows);
});

test('a text that a spreadsheet would run gets an apostrophe', () => {
  expect(csvText([['=1+1', '+1', '-1', '@x', 'a=b', 7, null]])).toBe("'=1+1,'+1,'-1,'@x,a=b,7,\r\n");
});

test('files with semicolons, a byte order mark or no last line break are read too', () => {
  expect(readCsv('\uFEFFtext;by\r\n"a;b";c')).toEqual([
    ['text', 'by'],
    ['a;b', 'c'],
  ]);
});
