import { expect, test } from 'vitest';
import { searchPalette } from './paletteSearch.ts';

const entry = (
  label: string,
  keywords: string[] = [],
): { label: string; description: null; keywords: string[] } => ({
  label,
  description: null,
  keywords,
});

const labels = (query: string, ...entries: ReturnType<typeof entry>[]): string[] =>
  searchPalette(entries, query).map(({ label }) => label);

test('an empty query keeps all entries in their order', () => {
  expect(labels('  ', entry('Log'), entry('About'))).toEqual(['Log', 'About']);
});

test('a match at the start of the label stands before one inside it', () => {
  expect(labels('log', entry('Catalogue'), entry('Show the log'), entry('Log'))).toEqual([
    'Log',
    'Show the log',
    'Catalogue',
  ]);
});

test('every word has to be found, in any order and in the keywords too', () => {
  expect(
    labels('backup make', entry('Make a backup'), entry('Make tea'), entry('Save', ['backup', 'make'])),
  ).toEqual(['Make a backup', 'Save']);
});
