/** One word of what somebody typed; what stands in quotes is one. */
export interface Word {
  /** Without its quotes. */
  text: string;
  /** Where it begins in the source, its quote included. */
  from: number;
  to: number;
  quoted: boolean;
}

/** What may close a quote, by what opened it. */
const CLOSING: Readonly<Record<string, string>> = { '"': '"', '“': '”', '„': '“”', '«': '»' };

/**
 * Takes a text apart at its spaces. Quotes count where a word begins, so that `5" screen` stays what it is; `\"` within
 * quotes is a quote. A quote that is never closed is a letter like others: people forget them, and chat has no second try.
 */
export function splitWords(source: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < source.length) {
    if (isSpace(source[at] ?? '')) {
      at += 1;
      continue;
    }
    const word = quotedAt(source, at) ?? plainAt(source, at);
    words.push(word);
    at = word.to;
  }
  return words;
}

/** Written so that `splitWords` gives back the same words. */
export function joinWords(words: readonly string[]): string {
  return words.map(quoteWord).join(' ');
}

function quoteWord(word: string): string {
  const isPlain = word !== '' && !/\s/u.test(word) && !Object.hasOwn(CLOSING, word[0] ?? '');
  return isPlain ? word : `"${word.replace(/["\\]/g, (special) => `\\${special}`)}"`;
}

function plainAt(source: string, from: number): Word {
  let to = from;
  while (to < source.length && !isSpace(source[to] ?? '')) to += 1;
  return { text: source.slice(from, to), from, to, quoted: false };
}

function quotedAt(source: string, from: number): Word | null {
  const opening = source[from] ?? '';
  if (!Object.hasOwn(CLOSING, opening)) return null;
  const closing = CLOSING[opening] ?? '';
  let text = '';
  for (let at = from + 1; at < source.length; at += 1) {
    const letter = source[at] ?? '';
    const next = source[at + 1];
    if (letter === '\\' && next !== undefined && (closing.includes(next) || next === '\\')) {
      text += next;
      at += 1;
    } else if (closing.includes(letter)) {
      const isEnd = next === undefined || isSpace(next);
      if (isEnd) return { text, from, to: at + 1, quoted: true };
      text += letter;
    } else text += letter;
  }
  return null;
}

const SPACE = /\s/u;

function isSpace(letter: string): boolean {
  const code = letter.charCodeAt(0);
  // Nearly all that people type is a letter between these two.
  return !(code > 0x20 && code < 0x80) && SPACE.test(letter);
}
