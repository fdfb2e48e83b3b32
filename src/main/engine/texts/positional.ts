/** `$(1)`, `$(2-)` and `$(1-3)`: words after the command's name, counted from 1. */
export interface Positional {
  first: number;
  /** Included; infinite for all that follow. */
  last: number;
}

/** Null for a name that is none. */
export function positionalOf(name: string): Positional | null {
  const found = /^(\d+)(-(\d*))?$/.exec(name);
  if (!found) return null;
  const first = Number(found[1]);
  if (found[2] === undefined) return { first, last: first };
  return { first, last: found[3] === '' ? Number.POSITIVE_INFINITY : Number(found[3]) };
}

export function wordsAt({ first, last }: Positional, words: readonly string[]): string {
  if (first === last) return words[first - 1] ?? '';
  return words.slice(Math.max(0, first - 1), last).join(' ');
}
