import type { PackContent, PackEntry, PackEntryKind } from '../../../shared/contract/packs.ts';

type Value = PackEntry['value'];

export function hasSeason({ seasons }: Pick<PackContent, 'seasons'>, season: string): boolean {
  return season === '' || seasons.some(({ id }) => id === season);
}

/** What people call it. */
export function nameOf({ kind, value }: PackEntry): string {
  return kind === 'question' ? value.text : kind === 'word' ? value.word : value.title;
}

/** Whether two entries ask for the same thing. A word may come once in each season. */
export function sameName(kind: PackEntryKind, one: Value, other: Value): boolean {
  const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
  if (kind === 'question' && 'text' in one && 'text' in other) return same(one.text, other.text);
  if (kind === 'word' && 'word' in one && 'word' in other) {
    return same(one.word, other.word) && one.season === other.season;
  }
  return false;
}

export function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
