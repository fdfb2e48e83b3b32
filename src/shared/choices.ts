/** What polls and bets have in common: a question, and a few things to choose from, called A, B, C in chat. */
export const MOST_CHOICES = 10;
export const CHOICE_LENGTH = 60;
export const QUESTION_LENGTH = 140;

/** `A` for the first. */
export function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}

/** Cut between words where there are any, with a sign that something is missing. */
export function cutKindly(text: string, longest: number): string {
  const tidy = text.trim().replace(/\s+/g, ' ');
  if (tidy.length <= longest) return tidy;
  const cut = tidy.slice(0, longest - 1);
  const space = cut.lastIndexOf(' ');
  // A high surrogate alone would be half a sign.
  return `${(space > longest / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Choices as somebody typed them, between commas, bars or line breaks. */
export function splitChoices(text: string): string[] {
  const between = text.includes('\n') ? /\r?\n/ : text.includes('|') ? '|' : ',';
  return text
    .split(between)
    .map((part) => cutKindly(part, CHOICE_LENGTH))
    .filter((part) => part !== '');
}

/** What is wrong with these choices, in a sentence; null when they are good. */
export function choicesProblem(titles: readonly string[]): string | null {
  if (titles.length < 2)
    return 'Give at least two options with a comma between them, and put them in quotes: "yes, no".';
  if (titles.length > MOST_CHOICES)
    return `These are ${titles.length} options, and ${MOST_CHOICES} are the most that chat can keep apart.`;
  const seen = new Set<string>();
  for (const title of titles) {
    if (seen.has(title.toLowerCase())) return `Two options are called "${title}". Give each its own name.`;
    seen.add(title.toLowerCase());
  }
  return null;
}

/**
 * Which one somebody means: its whole name, its letter or its number, in this order, so that "2" means the option
 * "2" where there is one. Null for none.
 */
export function findChoice(titles: readonly string[], typed: string): number | null {
  const word = typed.trim().toLowerCase();
  const named = titles.findIndex((title) => title.toLowerCase() === word);
  if (named >= 0) return named;
  const index = /^[a-z]$/.test(word)
    ? word.charCodeAt(0) - 97
    : /^\d{1,2}$/.test(word)
      ? Number(word) - 1
      : -1;
  return index >= 0 && index < titles.length ? index : null;
}

/** Whole percents that are 100 together; all 0 when nothing was given. */
export function percents(parts: readonly number[]): number[] {
  const sum = parts.reduce((all, part) => all + part, 0);
  if (sum === 0) return parts.map(() => 0);
  const exact = parts.map((part) => (part / sum) * 100);
  const whole = exact.map(Math.floor);
  let left = 100 - whole.reduce((all, part) => all + part, 0);
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((one, other) => other.rest - one.rest || one.index - other.index);
  for (const { index, rest } of order) {
    if (left <= 0 || rest === 0) break;
    whole[index] = (whole[index] ?? 0) + 1;
    left -= 1;
  }
  return whole;
}
