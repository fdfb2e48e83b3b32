import { RE2JS, RE2JSException, RE2Set } from 're2js';
import { AppError } from '../../../shared/rpc/errors.ts';

/** Steps of the compiled pattern; its cost per letter is at most so many. */
const MOST_STEPS = 2000;

export interface RegexOptions {
  pattern: string;
  caseSensitive: boolean;
  whole: boolean;
}

const HINTS: readonly (readonly [RegExp, string])[] = [
  [/\(\?[=!]/, 'Looking ahead, (?=...) or (?!...), is not possible. Write what you look for itself.'],
  [/\(\?<[=!]/, 'Looking behind, (?<=...) or (?<!...), is not possible. Write what you look for itself.'],
  [/\\[1-9]/, 'Going back to what a bracket caught, such as \\1, is not possible.'],
  [
    /\(\?>/,
    'Atomic groups, (?>...), are not possible and not needed: an ordinary (?:...) is never slow here.',
  ],
  [/[*+?}]\+/, 'Possessive repetition, such as a++, is not possible and not needed: a+ is never slow here.'],
];

/**
 * A pattern of RE2, which takes time in proportion to the line whatever the pattern. Throws `phrases.invalid` with what
 * is wrong, in words.
 */
export function compileRegex(options: RegexOptions): RE2JS {
  const { pattern } = options;
  try {
    const compiled = RE2JS.compile(sourceOf(options));
    if (compiled.matcher('').programSize() > MOST_STEPS) {
      throw new AppError(
        'phrases.invalid',
        'This regular expression is too large: repetitions within repetitions, such as (a{1,50}){1,50}, multiply. Make the numbers smaller.',
      );
    }
    return compiled;
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    if (!(thrown instanceof RE2JSException)) throw thrown;
    const hint = HINTS.find(([sign]) => sign.test(pattern))?.[1];
    throw new AppError('phrases.invalid', hint ?? `This is no regular expression: ${plain(thrown.message)}.`);
  }
}

/** Which of many patterns fit a line, in one pass. */
export class RegexSet {
  private readonly set = new RE2Set(RE2Set.UNANCHORED, 0);
  private readonly patterns: readonly RE2JS[];

  /** Throws when one cannot be compiled. */
  constructor(all: readonly RegexOptions[]) {
    this.patterns = all.map(compileRegex);
    for (const options of all) this.set.add(sourceOf(options));
    if (all.length > 0) this.set.compile();
  }

  find(line: string, found: (index: number, match: string, groups: readonly string[]) => void): void {
    if (this.patterns.length === 0) return;
    for (const index of this.set.match(line)) {
      const matcher = this.patterns[index]?.matcher(line);
      if (!matcher?.find()) continue;
      const groups: string[] = [];
      for (let number = 1; number <= matcher.groupCount(); number += 1) {
        groups.push(matcher.group(number) ?? '');
      }
      found(index, matcher.group(0) ?? '', groups);
    }
  }
}

function sourceOf({ pattern, caseSensitive, whole }: RegexOptions): string {
  const grouped = whole ? `\\A(?:${pattern})\\z` : `(?:${pattern})`;
  return caseSensitive ? grouped : `(?i)${grouped}`;
}

/** `error parsing regexp: missing closing ): ...` as a part of a sentence; what we put around is taken off. */
function plain(message: string): string {
  const what = message.replace(/^error parsing regexp: /, '').replace(/: `.*$/s, '');
  switch (what) {
    case 'missing closing )':
      return 'a bracket ) is missing';
    case 'unexpected )':
      return 'there is a bracket ) without its (';
    case 'missing closing ]':
      return 'a bracket ] is missing';
    case 'missing argument to repetition operator':
    case 'invalid nested repetition operator':
      return 'a sign of repetition (*, + or ?) stands where there is nothing to repeat';
    case 'trailing backslash at end of expression':
      return 'it ends in a backslash';
    case 'invalid repeat count':
      return 'a number of repetitions is larger than 1,000';
    case 'invalid escape sequence':
      return `RE2 does not know the sign ${/`(.*)`$/s.exec(message)?.[1] ?? 'after a backslash'}`;
    default:
      return what;
  }
}
