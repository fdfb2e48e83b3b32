import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PhraseRule, phraseRuleSchema } from '../../../shared/contract/phrases.ts';
import { Automaton } from './automaton.ts';
import { fold } from './fold.ts';
import { Matcher } from './matcher.ts';
import { compileRegex } from './regex.ts';

let next = 0;
function rule(kind: PhraseRule['kind'], pattern: string, more: Partial<PhraseRule> = {}): PhraseRule {
  next += 1;
  return phraseRuleSchema.parse({
    id: `r${next}`,
    name: pattern,
    kind,
    pattern,
    reaction: { kind: 'text', text: 'hello' },
    ...more,
  });
}

function found(rules: readonly PhraseRule[], line: string): string[] {
  return new Matcher(rules).match(line).map(({ rule: { name } }) => name);
}

describe('the automaton', () => {
  it('finds exactly what looking for each text by itself finds', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ä', '😀'), maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(letters, { maxLength: 12 }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ä', '😀', ' '), maxLength: 60 }),
        (texts, line) => {
          const places: string[] = [];
          new Automaton(texts).find(line, (text, end) => places.push(`${text}@${end}`));
          const naive = texts.flatMap((text, index) => {
            const all: string[] = [];
            for (let at = line.indexOf(text); text !== '' && at !== -1; at = line.indexOf(text, at + 1)) {
              all.push(`${index}@${at + text.length}`);
            }
            return all;
          });
          expect(places.sort()).toEqual(naive.sort());
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('folding', () => {
  it('never moves a place in the line', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(text).length === text.length));
    expect(fold('İSTANBUL')).toHaveLength(8);
  });
});

describe('matching', () => {
  it('takes a whole line as exact only', () => {
    const rules = [rule('exact', 'good  night')];
    expect(found(rules, '  Good night ')).toEqual(['good  night']);
    expect(found(rules, 'good night all')).toEqual([]);
  });

  it('takes words as words and not as parts of others', () => {
    const rules = [
      rule('word', 'cat'),
      rule('word', "don't"),
      rule('word', ':)'),
      rule('word', 'good night'),
    ];
    expect(found(rules, 'my Cat, sleeps')).toEqual(['cat']);
    expect(found(rules, 'concatenate')).toEqual([]);
    expect(found(rules, "I don't know")).toEqual(["don't"]);
    expect(found(rules, 'hi :) there')).toEqual([':)']);
    expect(found(rules, 'a good, night')).toEqual(['good night']);
    expect(found(rules, 'good, but night')).toEqual([]);
    expect(found([rule('word', 'über')], 'nichts ÜBER dich')).toEqual(['über']);
  });

  it('finds parts anywhere, and with `whole` not within words', () => {
    expect(found([rule('contains', 'cat')], 'conCATenate')).toEqual(['cat']);
    expect(found([rule('contains', 'cat', { whole: true })], 'concatenate cat')).toEqual(['cat']);
    expect(found([rule('contains', 'cat', { whole: true })], 'concatenate')).toEqual([]);
    expect(found([rule('contains', 'ab', { whole: true })], '𝒳ab')).toEqual([]);
  });

  it('minds capital letters only where it is told to', () => {
    for (const kind of ['exact', 'contains', 'word', 'regex'] as const) {
      const strict = rule(kind, 'KEKW', { caseSensitive: true });
      expect(found([strict], 'KEKW')).toEqual(['KEKW']);
      expect(found([strict], 'kekw')).toEqual([]);
      expect(found([rule(kind, 'KEKW')], 'kekw')).toEqual(['KEKW']);
    }
  });

  it('finds a case-sensitive phrase behind one that differs in case', () => {
    expect(found([rule('contains', 'Ab', { caseSensitive: true })], 'ab Ab')).toEqual(['Ab']);
    expect(found([rule('word', 'Ab', { caseSensitive: true })], 'ab Ab')).toEqual(['Ab']);
  });

  it('gives the higher priority first, then the place in the list', () => {
    const rules = [
      rule('contains', 'a'),
      rule('regex', 'b', { priority: 5 }),
      rule('word', 'ab'),
      rule('exact', 'ab', { priority: -1 }),
    ];
    expect(found(rules, 'ab')).toEqual(['b', 'a', 'ab', 'ab']);
    expect(new Matcher(rules).match('ab').map(({ rule: { kind } }) => kind)).toEqual([
      'regex',
      'contains',
      'word',
      'exact',
    ]);
  });

  it('leaves out rules that are off', () => {
    expect(found([rule('word', 'hi', { enabled: false })], 'hi')).toEqual([]);
  });

  it('gives what brackets caught, also for one of many expressions', () => {
    const rules = [rule('regex', 'no (\\d+)'), rule('regex', 'order (\\w+) (\\w+)?')];
    const [match] = new Matcher(rules).match('I order tea ');
    expect(match).toBeUndefined();
    expect(new Matcher(rules).match('I order green tea')[0]).toMatchObject({
      match: 'order green tea',
      groups: ['green', 'tea'],
    });
  });

  it('lets `whole` mean the whole line for an expression with alternatives', () => {
    expect(found([rule('regex', 'a|b', { whole: true })], 'ax')).toEqual([]);
    expect(found([rule('regex', 'a|b', { whole: true })], 'b')).toEqual(['a|b']);
  });
});

describe('regular expressions', () => {
  it.each([
    '(a+)+$',
    '(x+x+)+y',
    '(a|aa)*b',
    '(.*)(.*)(.*)(.*)(.*)(.*)z',
    '([a-z]+)*\\d',
  ])('takes no time to speak of for the bomb %s', (pattern) => {
    const matcher = new Matcher([rule('regex', pattern)]);
    const started = performance.now();
    for (let count = 0; count < 20; count += 1) matcher.match(`${'ax'.repeat(240)}!${count}`);
    // An engine that goes back would need longer than the universe has been there.
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it.each([
    ['(?=a)b', 'Looking ahead'],
    ['(?<!a)b', 'Looking behind'],
    ['(a)\\1', 'Going back'],
    ['(?>a)', 'Atomic groups'],
    ['a++', 'Possessive repetition'],
    ['(a', 'bracket ) is missing'],
    ['[a', 'bracket ] is missing'],
    ['*a', 'nothing to repeat'],
    ['((a{0,100}){0,10}b){0,100}', 'repetitions'],
    ['(a{1,40}){1,25}(b{1,40}){1,25}(c{1,40}){1,25}', 'too large'],
  ])('says what is wrong with %s', (pattern, words) => {
    expect(() => compileRegex({ pattern, caseSensitive: false, whole: false })).toThrow(words);
  });
});
