/** What the palette looks through. */
export interface Findable {
  label: string;
  description: string | null;
  keywords: readonly string[];
}

/** Matches at the start of the label come first, then at the start of a word, then anywhere. */
const AT_START = 8;
const AT_WORD = 4;
const INSIDE = 2;
const ELSEWHERE = 1;

/** How well an entry fits the words; 0 when one of them is not found at all. */
function score(entry: Findable, words: readonly string[]): number {
  const label = entry.label.toLowerCase();
  const elsewhere = [entry.description ?? '', ...entry.keywords].join(' ').toLowerCase();
  let total = 0;
  for (const word of words) {
    const at = label.indexOf(word);
    if (at === 0) total += AT_START;
    else if (at > 0 && label[at - 1] === ' ') total += AT_WORD;
    else if (at > 0) total += INSIDE;
    else if (elsewhere.includes(word)) total += ELSEWHERE;
    else return 0;
  }
  return total;
}

/** The entries that hold every word of the query, the best first; all of them when there is no word. */
export function searchPalette<T extends Findable>(entries: readonly T[], query: string): T[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...entries];
  return entries
    .map((entry, order) => ({ entry, order, points: score(entry, words) }))
    .filter(({ points }) => points > 0)
    .sort((left, right) => right.points - left.points || left.order - right.order)
    .map(({ entry }) => entry);
}
