import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choicesProblem, cutKindly, findChoice, percents, splitChoices } from './choices.ts';

describe('choices', () => {
  it('are split at commas, bars or lines, so that an option may hold a comma', () => {
    expect(splitChoices('yes, no ,, maybe')).toEqual(['yes', 'no', 'maybe']);
    expect(splitChoices('bread, white | rye')).toEqual(['bread, white', 'rye']);
    expect(splitChoices('one\r\ntwo\n')).toEqual(['one', 'two']);
  });

  it('are refused with what to do when there are too few, too many or two alike', () => {
    expect(choicesProblem(['yes'])).toContain('at least two');
    expect(choicesProblem(Array.from({ length: 50 }, (_, at) => `o${at}`))).toContain('50 options, and 10');
    expect(choicesProblem(['Yes', 'yes'])).toContain('Two options are called "yes"');
    expect(choicesProblem(['yes', 'no'])).toBeNull();
  });

  it('are found by name before letter and number, so that the option "2" is never mistaken for the second', () => {
    expect(findChoice(['3', '2', '1'], '1')).toBe(2);
    expect(findChoice(['yes', 'no'], 'B')).toBe(1);
    expect(findChoice(['yes', 'no'], ' NO ')).toBe(1);
    expect(findChoice(['yes', 'no'], '1')).toBe(0);
    for (const wrong of ['0', '3', 'c', '', '-1', '1.5', 'yes no'])
      expect(findChoice(['yes', 'no'], wrong)).toBeNull();
  });

  it('that are long are cut between words, and never within a sign', () => {
    expect(cutKindly('a  short   one', 20)).toBe('a short one');
    expect(cutKindly('will the bread rise in time', 16)).toBe('will the bread…');
    expect(cutKindly('🍞'.repeat(40), 10)).toBe('🍞🍞🍞🍞…');
  });
});

describe('percents', () => {
  it('are 100 together and off by less than one, whatever they are made of', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000_000), { minLength: 1, maxLength: 10 }), (parts) => {
        const shown = percents(parts);
        const sum = parts.reduce((all, part) => all + part, 0);
        expect(shown.reduce((all, part) => all + part, 0)).toBe(sum === 0 ? 0 : 100);
        for (const [at, part] of parts.entries())
          if (sum > 0) expect(Math.abs((shown[at] ?? 0) - (part / sum) * 100)).toBeLessThan(1);
      }),
    );
  });
});
