import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Arguments, arg } from './arguments.ts';
import { Nearest } from './nearest.ts';
import { type ParsedArguments, parseArguments } from './parseArguments.ts';
import { readSpan, shortSpan, waitText } from './spans.ts';
import { usageOf } from './usage.ts';
import { joinWords, splitWords } from './words.ts';

const ROBIN = { id: '7', login: 'robin', name: 'Robin' };
const find = (name: string) => (name.replace(/^@/, '').toLowerCase() === 'robin' ? ROBIN : null);

function parsed(declared: Arguments, text: string): ParsedArguments {
  const result = parseArguments(declared, text, find);
  if (result instanceof Promise) throw new Error('it waits');
  return result;
}

describe('words', () => {
  it('give back whatever words were joined, quotes and backslashes in them too', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (words) => {
        expect(splitWords(joinWords(words)).map(({ text }) => text)).toEqual(words);
      }),
    );
  });

  it('never lose or invent a letter that is no space or quote, whatever was typed', () => {
    const bare = (text: string): string => text.replace(/[\s"“”„«»\\]/gu, '');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(
          bare(
            splitWords(text)
              .map((word) => word.text)
              .join(''),
          ),
        ).toBe(bare(text));
      }),
    );
  });

  it.each([
    ['one "two three" four', ['one', 'two three', 'four']],
    ['a 5" screen', ['a', '5"', 'screen']],
    ['"never closed', ['"never', 'closed']],
    ['say "he said \\"no\\""', ['say', 'he said "no"']],
    ['“curly ones” „low ones”', ['curly ones', 'low ones']],
    ['""', ['']],
  ])('reads %s', (text, words) => {
    expect(splitWords(text).map((word) => word.text)).toEqual(words);
  });
});

describe('arguments', () => {
  const gift = {
    to: arg.viewer('Who gets it.'),
    amount: arg.amount('How much.'),
    note: arg.rest('A note.', 20).optional(),
  };

  it('come in the types that they were declared with', () => {
    expect(parsed(gift, '@Robin 1,500 for  you')).toEqual({
      values: { to: ROBIN, amount: 1500, note: 'for  you' },
    });
    expect(parsed(gift, 'robin ALL')).toEqual({ values: { to: ROBIN, amount: 'all', note: null } });
    expect(parsed(gift, 'robin 2k')).toMatchObject({ values: { amount: 2000 } });
  });

  it.each([
    ['', 'The to is missing: Who gets it.'],
    ['robin', 'The amount is missing: How much.'],
    ['nobody 5', 'Nobody called "nobody" was found.'],
    ['robin 0', 'The amount has to be a whole amount above 0, "all" or "half".'],
    ['robin -5', 'The amount has to be a whole amount above 0, "all" or "half".'],
    ['robin 99999999999999999', 'The amount has to be a whole amount above 0, "all" or "half".'],
    ['robin 5 this note is far too long', 'The note is too long: at most 20 characters.'],
  ])('name what is wrong with "%s"', (text, problem) => {
    expect(parsed(gift, text)).toEqual({ problem });
  });

  it('never let a number out of its bounds, whatever was typed', () => {
    const declared = { count: arg.whole('How many.', -3, 12) };
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer().map(String), fc.double().map(String)), (text) => {
        const result = parsed(declared, text);
        if ('problem' in result) return;
        const { count } = result.values as { count: number };
        expect(Number.isInteger(count) && count >= -3 && count <= 12).toBe(true);
      }),
    );
  });

  it('either give every declared value or a problem, for any text at all', () => {
    const declared = {
      who: arg.viewer('Who.').optional(),
      how: arg.choice('How.', ['softly', 'hard']).or('softly'),
      long: arg.duration('How long.').optional(),
      text: arg.rest('What.').optional(),
      quietly: arg.flag('Without a word.'),
    };
    fc.assert(
      fc.property(fc.string(), (text) => {
        const result = parsed(declared, text);
        if ('problem' in result) expect(result.problem).not.toBe('');
        else expect(Object.keys(result.values).sort()).toEqual(Object.keys(declared).sort());
      }),
    );
  });

  it('leave a word that does not fit an optional argument to the next one', () => {
    const declared = { number: arg.whole('Which.').optional(), text: arg.rest('What.').optional() };
    expect(parsed(declared, '12 and more')).toEqual({ values: { number: 12, text: 'and more' } });
    expect(parsed(declared, 'and more')).toEqual({ values: { number: null, text: 'and more' } });
  });

  it('take flags from anywhere, but not out of quotes', () => {
    const declared = { text: arg.rest('What.'), force: arg.flag('At once.') };
    expect(parsed(declared, 'do --force it')).toEqual({ values: { force: true, text: 'do it' } });
    expect(parsed(declared, 'do "--force" it')).toEqual({
      values: { force: false, text: 'do "--force" it' },
    });
  });

  it('wait for people whom only Twitch knows', async () => {
    const later = async (name: string) => find(name);
    expect(await parseArguments(gift, 'robin 5', later)).toMatchObject({ values: { to: ROBIN, amount: 5 } });
    expect(await parseArguments(gift, 'nobody 5', later)).toEqual({
      problem: 'Nobody called "nobody" was found.',
    });
  });

  it('says what is wrong with an amount although nobody could be asked who that is, and nothing goes unheard', async () => {
    const unheard: unknown[] = [];
    const hear = (thrown: unknown): void => void unheard.push(thrown);
    process.on('unhandledRejection', hear);
    const failing = async (): Promise<never> => {
      throw new Error('Twitch does not answer');
    };
    expect(parseArguments(gift, 'stranger bread', failing)).toHaveProperty('problem');
    expect(parseArguments(gift, 'stranger', failing)).toHaveProperty('problem');
    await new Promise<void>((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', hear);
    expect(unheard).toEqual([]);
    await expect(parseArguments(gift, 'stranger 5', failing)).rejects.toThrow('Twitch does not answer');
  });

  it('are shown as they are typed', () => {
    const declared = { ...gift, mode: arg.choice('How.', ['a', 'b']).or('a'), force: arg.flag('Now.') };
    expect(usageOf('!', 'gift', { arguments: declared, subcommands: [] })).toBe(
      '!gift <to> <amount> [note ...] [a|b] [--force]',
    );
  });
});

describe('spans of time', () => {
  it('read what they write', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000_000 }), (seconds) => {
        expect(readSpan(shortSpan(seconds))).toBe(seconds);
      }),
    );
  });

  it('never tell anybody to wait 0 seconds', () => {
    fc.assert(
      fc.property(fc.double({ min: -1000, max: 1e9, noNaN: true }), (ms) => {
        expect(waitText(ms)).not.toMatch(/(^| )0 /);
      }),
    );
  });

  it.each([
    ['90', 90],
    ['1h30m', 5400],
    ['2 days', null],
    ['10x', null],
    ['', null],
    ['5Min', 300],
  ])('reads "%s"', (text, seconds) => {
    expect(readSpan(text)).toBe(seconds);
  });
});

describe('the nearest name', () => {
  const nearest = new Nearest(['followage', 'hug', 'quote', 'so']);

  it.each([
    ['folowage', 'followage'],
    ['followagee', 'followage'],
    ['folloawge', 'followage'],
    ['huh', 'hug'],
    ['qoute', 'quote'],
    ['s', null],
    ['banana', null],
  ])('to "%s" is %s', (typed, name) => {
    expect(nearest.to(typed)).toBe(name);
  });
});
