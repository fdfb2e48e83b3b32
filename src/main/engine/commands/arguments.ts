import type { Person } from '../chat/chatMessage.ts';

/** What an argument may be; a viewer and a word in chat are told apart by the kind, never by guessing. */
export type ArgumentKind =
  | { kind: 'word' }
  /** All that is left, as it was typed. */
  | { kind: 'rest'; longest: number }
  | { kind: 'whole'; least: number; most: number }
  | { kind: 'number'; least: number; most: number }
  /** A whole amount, or `all`, or `half`: resolved by the command, which knows of what. */
  | { kind: 'amount' }
  | { kind: 'choice'; choices: readonly string[] }
  /** `@name` or `name`, somebody who exists. */
  | { kind: 'viewer' }
  /** `10m`, `1h30m`, `90`; in seconds. */
  | { kind: 'duration'; least: number; most: number }
  /** `--force`; true when it is there. May stand anywhere. */
  | { kind: 'flag' };

export interface Argument<T> {
  readonly form: ArgumentKind;
  /** For usage texts and help. */
  readonly help: string;
  readonly required: boolean;
  /** What it is when it is left out; for a required one null. */
  readonly otherwise: T | null;
  /** Never set; carries the type. */
  readonly type?: T;
}

export type Arguments = Readonly<Record<string, Argument<unknown>>>;
export type ArgumentValues<A extends Arguments> = {
  readonly [K in keyof A]: A[K] extends Argument<infer T> ? T : never;
};

export type Amount = number | 'all' | 'half';

interface Builder<T> extends Argument<T> {
  /** May be left out; the value is then null. */
  optional(): Argument<T | null>;
  /** May be left out; the value is then this. */
  or(value: T): Argument<T>;
}

function build<T>(form: ArgumentKind, help: string): Builder<T> {
  return {
    form,
    help,
    required: true,
    otherwise: null,
    optional: () => ({ form, help, required: false, otherwise: null }),
    or: (value) => ({ form, help, required: false, otherwise: value }),
  };
}

/** The kinds of arguments, to declare a command with. The order of the keys is the order in chat. */
export const arg = {
  word: (help: string) => build<string>({ kind: 'word' }, help),
  rest: (help: string, longest = 400) => build<string>({ kind: 'rest', longest }, help),
  whole: (help: string, least = 0, most = 1_000_000_000) =>
    build<number>({ kind: 'whole', least, most }, help),
  number: (help: string, least = -1e12, most = 1e12) => build<number>({ kind: 'number', least, most }, help),
  amount: (help: string) => build<Amount>({ kind: 'amount' }, help),
  choice: <const C extends string>(help: string, choices: readonly C[]) =>
    build<C>({ kind: 'choice', choices }, help),
  viewer: (help: string) => build<Person>({ kind: 'viewer' }, help),
  duration: (help: string, least = 1, most = 1_209_600) =>
    build<number>({ kind: 'duration', least, most }, help),
  flag: (help: string): Argument<boolean> => ({
    form: { kind: 'flag' },
    help,
    required: false,
    otherwise: false,
  }),
};
