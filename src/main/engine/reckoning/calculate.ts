import { AppError } from '../../../shared/rpc/errors.ts';

type Operation = (...values: number[]) => number;

const FUNCTIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['abs', Math.abs],
  ['ceil', Math.ceil],
  ['floor', Math.floor],
  ['log', Math.log10],
  ['ln', Math.log],
  ['max', Math.max],
  ['min', Math.min],
  ['round', (value = 0, places = 0) => roundTo(value, places)],
  ['sin', Math.sin],
  ['cos', Math.cos],
  ['tan', Math.tan],
  ['sqrt', Math.sqrt],
  ['sign', Math.sign],
]);
const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['e', Math.E],
]);
const DEEPEST = 50;

/** Works out `2 + 3 * 4`, with brackets, `^`, `%` for the remainder and a few functions. It can do nothing else. */
export function calculate(source: string): number {
  return new Calculation(source).result();
}

export function roundTo(value: number, places: number): number {
  const shifted = Number(`${value}e${places}`);
  // What is written with an exponent cannot be shifted by another one.
  if (Number.isNaN(shifted)) return value;
  return Number(`${Math.round(shifted)}e${-places}`);
}

class Calculation {
  private readonly tokens: readonly string[];
  private at = 0;
  private depth = 0;

  constructor(source: string) {
    const spaced = source.replaceAll('×', '*').replaceAll('÷', '/').replaceAll('**', '^');
    this.tokens = spaced.match(/\d+\.?\d*(?:e[+-]?\d+)?|\.\d+|[a-z]+|[^\s]/giu) ?? [];
  }

  result(): number {
    const value = this.sum();
    const left = this.tokens[this.at];
    if (left !== undefined) throw wrong(`"${left}" does not belong there.`);
    return value;
  }

  private take(...signs: string[]): string | null {
    const token = this.tokens[this.at];
    if (token === undefined || !signs.includes(token)) return null;
    this.at += 1;
    return token;
  }

  private sum(): number {
    let value = this.product();
    for (let sign = this.take('+', '-'); sign; sign = this.take('+', '-')) {
      const right = this.product();
      value = sign === '+' ? value + right : value - right;
    }
    return value;
  }

  private product(): number {
    let value = this.signed();
    for (let sign = this.take('*', '/', '%'); sign; sign = this.take('*', '/', '%')) {
      const right = this.signed();
      if (sign !== '*' && right === 0) throw wrong('Nothing can be divided by 0.');
      value = sign === '*' ? value * right : sign === '/' ? value / right : value % right;
    }
    return value;
  }

  private signed(): number {
    let negative = false;
    for (let sign = this.take('+', '-'); sign; sign = this.take('+', '-')) {
      if (sign === '-') negative = !negative;
    }
    const value = this.power();
    return negative ? -value : value;
  }

  private power(): number {
    const base = this.value();
    if (!this.take('^')) return base;
    return base ** this.deeper(() => this.signed());
  }

  private value(): number {
    const token = this.tokens[this.at];
    if (token === undefined) throw wrong('Something is missing at its end.');
    this.at += 1;
    if (token === '(') return this.deeper(() => this.closed());
    const constant = CONSTANTS.get(token.toLowerCase());
    if (constant !== undefined) return constant;
    const operation = FUNCTIONS.get(token.toLowerCase());
    if (operation) return this.deeper(() => operation(...this.list()));
    const value = Number(token);
    if (Number.isNaN(value)) throw wrong(`"${token}" is neither a number nor a sign for one.`);
    return value;
  }

  private closed(): number {
    const value = this.sum();
    if (!this.take(')')) throw wrong('A bracket is not closed.');
    return value;
  }

  private list(): number[] {
    if (!this.take('(')) throw wrong('A bracket has to follow a function, as in sqrt(9).');
    const values = [this.sum()];
    while (this.take(',', ';')) values.push(this.sum());
    if (!this.take(')')) throw wrong('A bracket is not closed.');
    return values;
  }

  private deeper<T>(run: () => T): T {
    this.depth += 1;
    if (this.depth > DEEPEST) throw wrong('It has too many brackets within each other.');
    const result = run();
    this.depth -= 1;
    return result;
  }
}

function wrong(why: string): AppError {
  return new AppError('texts.no_sum', `The sum cannot be worked out. ${why}`);
}
