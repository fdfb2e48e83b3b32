/** In small letters, and exactly as long as before, so that a place in one is the same place in the other. */
export function fold(text: string): string {
  const small = text.toLowerCase();
  if (small.length === text.length) return small;
  // A few letters, such as the Turkish I with a dot, become two when they become small.
  let folded = '';
  for (const letter of text) {
    const own = letter.toLowerCase();
    folded += own.length === letter.length ? own : letter;
  }
  return folded;
}

const RUN = /[\p{L}\p{M}\p{N}_]+(?:['’][\p{L}\p{M}\p{N}_]+)*/gu;
const PART = /[\p{L}\p{M}\p{N}_]/u;

/** The words of a text: letters and digits that stand together, `don't` being one. */
export function wordsOf(text: string): string[] {
  return text.match(RUN) ?? [];
}

/** What stands between spaces: for words such as `:)` or `c++`. */
export function chunksOf(text: string): string[] {
  return text.split(/\s+/u).filter((chunk) => chunk !== '');
}

/** True when what stands from `from` to `to` (excluded) is no part of a longer word. */
export function standsAlone(text: string, from: number, to: number): boolean {
  const starts = !PART.test(characterAt(text, from)) || !PART.test(characterBefore(text, from));
  const ends = !PART.test(characterBefore(text, to)) || !PART.test(characterAt(text, to));
  return starts && ends;
}

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function characterBefore(text: string, at: number): string {
  if (at <= 0) return '';
  const unit = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && at >= 2 ? characterAt(text, at - 2) : text.charAt(at - 1);
}

/** Anything that is not one space between two other letters. */
const UNTIDY = /\s\s|[^\S ]/u;

/** One space where there are several, none at the ends. */
export function tidy(text: string): string {
  const trimmed = text.trim();
  return UNTIDY.test(trimmed) ? trimmed.replace(/\s+/gu, ' ') : trimmed;
}
