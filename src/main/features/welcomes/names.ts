const MOST_NAMED = 12;

/** `A`, `A and B`, `A, B and C`, `A, B and 30 others`. */
export function joinNames(names: readonly string[]): string {
  if (names.length <= 1) return names[0] ?? '';
  const shown = names.length > MOST_NAMED ? names.slice(0, MOST_NAMED) : names.slice(0, -1);
  const left = names.length - shown.length;
  const last = names.length > MOST_NAMED ? `${left} others` : (names.at(-1) ?? '');
  return `${shown.join(', ')} and ${last}`;
}
