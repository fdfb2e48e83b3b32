/**
 * How near an answer is to what is right, from 0 to 100: twice the number of letters that both have in the same order,
 * of all letters of both. Case, accents and signs do not count, and `75-80` is `75 80`.
 */
export function accuracy(given: string, right: string): number {
  const a = [...bare(given)];
  const b = [...bare(right)];
  const letters = a.length + b.length;
  return letters === 0 || a.length === 0 || b.length === 0 ? 0 : (200 * common(a, b)) / letters;
}

/** The best of several answers. */
export function bestAccuracy(given: string, answers: readonly string[]): number {
  return Math.max(0, ...answers.map((right) => accuracy(given, right)));
}

/**
 * Whether an answer is right: as near as this to one of the answers, and with the same numbers, since `World War 1` is
 * near to `World War 2`. Quick for lines that are far off.
 */
export function isRight(given: string, answers: readonly string[], least: number): boolean {
  const said = bare(given);
  if (said === '') return false;
  const numbers = numbersIn(said);
  return answers.some((answer) => {
    const right = bare(answer);
    const shorter = Math.min(said.length, right.length);
    const reachable = (200 * shorter) / (said.length + right.length);
    return reachable >= least && numbersIn(right) === numbers && accuracy(said, right) >= least;
  });
}

function numbersIn(text: string): string {
  return (text.match(/\p{N}+/gu) ?? []).join(' ');
}

function bare(text: string): string {
  return text
    .slice(0, 200)
    .normalize('NFKD')
    .replace(/\p{Mark}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The length of the longest row of letters that both have in the same order. */
function common(a: readonly string[], b: readonly string[]): number {
  let above: number[] = new Array(b.length + 1).fill(0);
  for (const letter of a) {
    const row = [0];
    for (const [index, other] of b.entries()) {
      const longest =
        letter === other ? (above[index] ?? 0) + 1 : Math.max(above[index + 1] ?? 0, row[index] ?? 0);
      row.push(longest);
    }
    above = row;
  }
  return above.at(-1) ?? 0;
}
