import type { Quote } from '../../../shared/contract/quotes.ts';

export interface QuoteWords {
  showGame: boolean;
  showDate: boolean;
}

/** `3 May 2026`, by the clock of this computer. */
export function dateWords(time: number): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }).format(time);
}

/** A quote as it is said: `#12: "Never again." (Robin, Celeste, 3 May 2026)`. */
export function quoteWords(quote: Quote, words: QuoteWords): string {
  const about = [
    quote.author,
    words.showGame ? quote.game : '',
    words.showDate ? dateWords(quote.saidAt) : '',
  ].filter((part) => part !== '');
  const number = quote.number === null ? '' : `#${quote.number}: `;
  return `${number}"${quote.text}"${about.length > 0 ? ` (${about.join(', ')})` : ''}`;
}
