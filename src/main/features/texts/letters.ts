/** Letters as people see them: a flag or a family is one. */
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

export function letters(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
