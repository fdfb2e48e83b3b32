import type { TextPiece } from './variable.ts';

type Compare = (left: string, right: string) => boolean;

/** By number where both are numbers, else as words whatever their case. */
function order(left: string, right: string): number {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== null && b !== null) return a - b;
  return left.trim().localeCompare(right.trim(), 'en', { sensitivity: 'accent' });
}

const lower = (text: string): string => text.trim().toLowerCase();
const equals: Compare = (left, right) => order(left, right) === 0;

const COMPARES: ReadonlyMap<string, Compare> = new Map<string, Compare>([
  ['=', equals],
  ['==', equals],
  ['is', equals],
  ['!=', (left, right) => !equals(left, right)],
  ['<>', (left, right) => !equals(left, right)],
  ['<', (left, right) => order(left, right) < 0],
  ['<=', (left, right) => order(left, right) <= 0],
  ['>', (left, right) => order(left, right) > 0],
  ['>=', (left, right) => order(left, right) >= 0],
  ['contains', (left, right) => lower(left).includes(lower(right))],
  ['startswith', (left, right) => lower(left).startsWith(lower(right))],
  ['endswith', (left, right) => lower(left).endsWith(lower(right))],
]);

const OPERATOR = /(>=|<=|!=|<>|==|=|<|>)|(?<=^|\s)(contains|startswith|endswith|is|and|or|not)(?=\s|$)/i;

type Token = { kind: 'text'; text: string } | { kind: 'operator'; text: string };

/** Answers `$(balance) >= 10 and not $(live)`. `and` binds closer than `or`. Only the author's own words count as operators. */
export function isTrue(pieces: readonly TextPiece[]): boolean {
  return split(tokensOf(pieces), 'or').some((any) => split(any, 'and').every(clauseIsTrue));
}

function tokensOf(pieces: readonly TextPiece[]): Token[] {
  const tokens: Token[] = [];
  const text = (part: string): void => {
    const last = tokens.at(-1);
    if (last?.kind === 'text') last.text += part;
    else tokens.push({ kind: 'text', text: part });
  };
  for (const piece of pieces) {
    if (!piece.bare) {
      text(piece.text);
      continue;
    }
    let left = piece.text;
    for (let found = OPERATOR.exec(left); found; found = OPERATOR.exec(left)) {
      if (found.index > 0) text(left.slice(0, found.index));
      tokens.push({ kind: 'operator', text: found[0].toLowerCase() });
      left = left.slice(found.index + found[0].length);
    }
    if (left !== '') text(left);
  }
  return tokens;
}

function split(tokens: readonly Token[], word: 'and' | 'or'): Token[][] {
  const groups: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'operator' && token.text === word) groups.push([]);
    else groups.at(-1)?.push(token);
  }
  return groups;
}

function clauseIsTrue(tokens: readonly Token[]): boolean {
  const [first] = tokens.filter((token) => token.kind === 'operator' || token.text.trim() !== '');
  if (first?.kind === 'operator' && first.text === 'not') {
    return !clauseIsTrue(tokens.slice(tokens.indexOf(first) + 1));
  }
  const at = tokens.findIndex((token) => token.kind === 'operator' && COMPARES.has(token.text));
  if (at === -1) return isYes(written(tokens));
  const compare = COMPARES.get(tokens[at]?.text ?? '');
  return compare?.(written(tokens.slice(0, at)), written(tokens.slice(at + 1))) ?? false;
}

function written(tokens: readonly Token[]): string {
  return tokens
    .map((token) => token.text)
    .join('')
    .trim();
}

const NO = new Set(['', '0', 'no', 'off', 'false']);

/** Whether a text says yes: all does but nothing, 0, `no`, `off` and `false`. */
export function isYes(text: string): boolean {
  return !NO.has(text.trim().toLowerCase());
}

/** Null for what is no number. `1,200` is one, as it is written in chat. */
export function numberOf(text: string): number | null {
  const plain = text.trim().replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(plain) ? Number(plain) : null;
}
