import { AppError } from '../../../shared/rpc/errors.ts';

const FUNCTIONS: Record<string, { least: number; run: (...values: number[]) => number }> = {
  round: { least: 1, run: (value = 0, places = 0) => Math.round(value * 10 ** places) / 10 ** places },
  floor: { least: 1, run: (value = 0) => Math.floor(value) },
  ceil: { least: 1, run: (value = 0) => Math.ceil(value) },
  abs: { least: 1, run: (value = 0) => Math.abs(value) },
  sqrt: { least: 1, run: (value = 0) => Math.sqrt(value) },
  min: { least: 1, run: Math.min },
  max: { least: 1, run: Math.max },
};

const RANK: Record<string, number> = { '+': 1, '-': 1, '*': 2, '/': 2, '%': 2, negate: 3, '^': 4 };

interface Open {
  sign: string;
  /** Set for a bracket: the function before it, null for none, and how many values it has so far. */
  bracket?: { name: string | null; values: number };
}

const bad = (why: string): AppError => new AppError('routines.maths', `This cannot be worked out: ${why}`);

/** Works out `2 * (3 + 4)`. No names but a few functions: what viewers type cannot do anything but count. */
export function workOut(text: string): number {
  if (text.length > 500) throw bad('it is longer than 500 characters.');
  const tokens = text.match(/\d+(?:\.\d+)?(?:e[+-]?\d+)?|\.\d+|[a-z]+|[-+*/%^(),]|\S/gi) ?? [];
  const values: number[] = [];
  const open: Open[] = [];
  let wantsValue = true;

  const apply = ({ sign }: Open): void => {
    const right = values.pop();
    const left = sign === 'negate' ? 0 : values.pop();
    if (right === undefined || left === undefined) throw bad('something is missing.');
    values.push(operate(sign, left, right));
  };
  const applyDownToBracket = (): NonNullable<Open['bracket']> => {
    for (;;) {
      const top = open.pop();
      if (!top) throw bad('a bracket was not opened.');
      if (top.bracket) return top.bracket;
      apply(top);
    }
  };

  for (const [index, token] of tokens.entries()) {
    if (/^[\d.]/.test(token)) {
      if (!wantsValue) throw bad(`"${token}" stands where a sign should be.`);
      values.push(Number(token));
      wantsValue = false;
    } else if (/^[a-z]/i.test(token)) {
      if (!Object.hasOwn(FUNCTIONS, token.toLowerCase()) || tokens[index + 1] !== '(' || !wantsValue)
        throw bad(`"${token}" is not a number.`);
    } else if (token === '(') {
      if (!wantsValue) throw bad('a sign is missing before a bracket.');
      const before = tokens[index - 1] ?? '';
      open.push({
        sign: '(',
        bracket: { name: /^[a-z]/i.test(before) ? before.toLowerCase() : null, values: 1 },
      });
    } else if (token === ',') {
      if (wantsValue) throw bad('something is missing before a comma.');
      const bracket = applyDownToBracket();
      if (bracket.name === null) throw bad('a comma stands outside of a function.');
      open.push({ sign: '(', bracket: { ...bracket, values: bracket.values + 1 } });
      wantsValue = true;
    } else if (token === ')') {
      if (wantsValue) throw bad('something is missing before a bracket.');
      const { name, values: count } = applyDownToBracket();
      if (name !== null) values.push(FUNCTIONS[name]?.run(...values.splice(-count)) ?? Number.NaN);
    } else if (Object.hasOwn(RANK, token)) {
      if (wantsValue && token === '+') continue;
      if (wantsValue && token !== '-') throw bad(`something is missing before "${token}".`);
      const sign = wantsValue ? 'negate' : token;
      const rank = RANK[sign] ?? 0;
      // Powers and signs bind from the right: 2^3^2 is 2^9.
      const isFromRight = sign === '^' || sign === 'negate';
      for (;;) {
        const top = open.at(-1);
        if (!top || top.bracket) break;
        const topRank = RANK[top.sign] ?? 0;
        if (topRank < rank || (topRank === rank && isFromRight)) break;
        if (sign === 'negate') break;
        open.pop();
        apply(top);
      }
      open.push({ sign });
      wantsValue = true;
    } else throw bad(`"${token}" is not understood.`);
  }
  if (wantsValue) throw bad('something is missing at the end.');
  for (let top = open.pop(); top; top = open.pop()) {
    if (top.bracket) throw bad('a bracket was not closed.');
    apply(top);
  }
  const [result] = values;
  if (result === undefined || values.length !== 1) throw bad('a sign is missing.');
  if (!Number.isFinite(result)) throw bad('the result is not a number.');
  return result;
}

function operate(sign: string, left: number, right: number): number {
  switch (sign) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      if (right === 0) throw bad('it divides by 0.');
      return left / right;
    case '%':
      if (right === 0) throw bad('it divides by 0.');
      return left % right;
    case '^':
      return left ** right;
    default:
      return -right;
  }
}
