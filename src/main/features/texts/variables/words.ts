import type { VariableKind } from '../../../engine/texts/variable.ts';
import { inGroup, needs, whole, wordsFrom, yesNo } from '../declare.ts';

const define = inGroup('Text');
const TEXT = needs('text', 'The text');
const MOST = 10_000;

/** Letters as people see them: a flag or a family is one. */
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

function letters(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

function capital(text: string): string {
  const [first = '', ...others] = letters(text);
  return first.toLocaleUpperCase('en') + others.join('');
}

/** How a text looks. Each takes the whole text that follows, and can end another name: `$(user.upper)`. */
export function wordsVariables(): VariableKind[] {
  const shape = (
    name: string,
    title: string,
    help: string,
    example: readonly [string, string],
    change: (text: string) => string | number,
    aliases: readonly string[] = [],
  ): VariableKind =>
    define(name, {
      title,
      help,
      aliases,
      filter: true,
      arguments: [TEXT],
      examples: [example],
      value: ({ rest }) => change(rest),
    });

  return [
    shape(
      'upper',
      'Capital letters',
      'All letters large.',
      ['$(upper hello)', 'HELLO'],
      (text) => text.toLocaleUpperCase('en'),
      ['uppercase'],
    ),
    shape(
      'lower',
      'Small letters',
      'All letters small.',
      ['$(lower HELLO)', 'hello'],
      (text) => text.toLocaleLowerCase('en'),
      ['lowercase'],
    ),
    shape(
      'capitals',
      'Each Word With A Capital',
      'The first letter of each word large, the others small.',
      ['$(capitals hello big WORLD)', 'Hello Big World'],
      (text) => text.toLocaleLowerCase('en').replace(/\S+/g, capital),
      ['titlecase'],
    ),
    shape(
      'sentence',
      'Begins with a capital',
      'The first letter large, the others as they are.',
      ['$(sentence hello world)', 'Hello world'],
      capital,
      ['ucfirst'],
    ),
    shape(
      'trim',
      'Without space around',
      'Takes away space at both ends and doubles within.',
      ['[$(trim "  a   b ")]', '[a b]'],
      (text) => wordsOf(text).join(' '),
    ),
    shape(
      'length',
      'How many letters',
      'Counts letters as people see them.',
      ['$(length hello)', '5'],
      (text) => letters(text).length,
      ['len'],
    ),
    shape(
      'wordcount',
      'How many words',
      'Counts the words of a text.',
      ['$(wordcount a bag of flour)', '4'],
      (text) => wordsOf(text).length,
    ),
    shape('reverse', 'Backwards', 'The letters from last to first.', ['$(reverse bread)', 'daerb'], (text) =>
      letters(text).reverse().join(''),
    ),
    shape(
      'initials',
      'First letters',
      'The first letter of each word.',
      ['$(initials Big Friendly Giant)', 'BFG'],
      (text) =>
        wordsOf(text)
          .map((word) => letters(word)[0] ?? '')
          .join(''),
    ),
    shape(
      'mock',
      'mOcKiNg',
      'Small and large letters in turns.',
      ['$(mock bread is cake)', 'bReAd Is CaKe'],
      (text) => {
        let large = true;
        return letters(text)
          .map((letter) => {
            if (!/\p{L}/u.test(letter)) return letter;
            large = !large;
            return large ? letter.toLocaleUpperCase('en') : letter.toLocaleLowerCase('en');
          })
          .join('');
      },
    ),
    shape('spaced', 'S p a c e d', 'A space between all letters.', ['$(spaced bread)', 'b r e a d'], (text) =>
      letters(text).join(' '),
    ),
    shape(
      'slug',
      'For an address',
      'Small letters, numbers and dashes only, as in the address of a page.',
      ['$(slug Größe & Crème brûlée!)', 'groesse-creme-brulee'],
      slug,
    ),
    shape(
      'encode',
      'For a web address',
      'Makes a text safe to stand within a web address.',
      ['$(encode rye & oats?)', 'rye%20%26%20oats%3F'],
      (text) => encodeURIComponent(text.toWellFormed()),
      ['urlencode', 'querystring'],
    ),
    shape(
      'decode',
      'From a web address',
      'Turns %20 and the like back into what they stand for.',
      ['$(decode rye%20bread)', 'rye bread'],
      decoded,
      ['urldecode'],
    ),
    shape('noat', 'Without @', 'A name without the @ before it.', ['$(noat @Tom)', 'Tom'], (text) =>
      text.replace(/^@+/, ''),
    ),
    shape(
      'onlyletters',
      'Letters only',
      'Takes away all but letters and space.',
      ['$(onlyletters b4n4n4 bread!)', 'bnn bread'],
      (text) => text.replace(/[^\p{L}\s]/gu, ''),
    ),
    shape('digits', 'Digits only', 'Takes away all but 0 to 9.', ['$(digits room 12b)', '12'], (text) =>
      text.replace(/\D/g, ''),
    ),
    shape(
      'firstword',
      'First word',
      'The first word of a text.',
      ['$(firstword rye bread)', 'rye'],
      (text) => wordsOf(text)[0] ?? '',
    ),
    shape(
      'lastword',
      'Last word',
      'The last word of a text.',
      ['$(lastword rye bread)', 'bread'],
      (text) => wordsOf(text).at(-1) ?? '',
    ),
    shape(
      'sorted',
      'Words by the alphabet',
      'Sorts the words of a text.',
      ['$(sorted rye bread oats)', 'bread oats rye'],
      (text) =>
        wordsOf(text)
          .sort((left, right) => left.localeCompare(right, 'en', { numeric: true }))
          .join(' '),
    ),
    shape(
      'unique',
      'Each word once',
      'Leaves out words that were there before.',
      ['$(unique rye oats rye)', 'rye oats'],
      (text) => [...new Set(wordsOf(text))].join(' '),
    ),
    ...cuttingVariables(),
    ...searchingVariables(),
  ];
}

function cuttingVariables(): VariableKind[] {
  const COUNT = needs('count', 'How many');
  return [
    define('cut', {
      title: 'Shorten',
      help: 'At most so many letters; what was cut ends in three dots.',
      aliases: ['truncate'],
      arguments: [needs('length', 'At most'), TEXT],
      examples: [
        ['$(cut 8 sourdough bread)', 'sourd...'],
        ['$(cut 50 sourdough bread)', 'sourdough bread'],
      ],
      value: (call) => {
        const most = whole(call.args[0], 1, MOST);
        const found = letters(wordsFrom(call, 1));
        if (found.length <= most) return found.join('');
        return most < 4
          ? found.slice(0, most).join('')
          : `${found
              .slice(0, most - 3)
              .join('')
              .trimEnd()}...`;
      },
    }),
    define('first', {
      title: 'First letters',
      help: 'So many letters from the beginning.',
      arguments: [COUNT, TEXT],
      examples: [['$(first 3 sourdough)', 'sou']],
      value: (call) =>
        letters(wordsFrom(call, 1))
          .slice(0, whole(call.args[0], 0, MOST))
          .join(''),
    }),
    define('last', {
      title: 'Last letters',
      help: 'So many letters from the end.',
      arguments: [COUNT, TEXT],
      examples: [['$(last 5 sourdough)', 'dough']],
      value: (call) => {
        const count = whole(call.args[0], 0, MOST);
        return count === 0 ? '' : letters(wordsFrom(call, 1)).slice(-count).join('');
      },
    }),
    define('word', {
      title: 'One word of a text',
      help: 'The word at that place, counted from 1; -1 is the last.',
      arguments: [needs('place', 'Counted from 1'), TEXT],
      examples: [
        ['$(word 2 rye and oats)', 'and'],
        ['$(word -1 rye and oats)', 'oats'],
      ],
      value: (call) => {
        const place = whole(call.args[0], -MOST, MOST);
        return wordsOf(wordsFrom(call, 1)).at(place > 0 ? place - 1 : place) ?? '';
      },
    }),
    define('words', {
      title: 'Some words of a text',
      help: 'The words from one place to another, counted from 1, both included.',
      arguments: [needs('from', 'Counted from 1'), needs('to', 'Counted from 1'), TEXT],
      examples: [['$(words 2 3 rye and oats too)', 'and oats']],
      value: (call) =>
        wordsOf(wordsFrom(call, 2))
          .slice(whole(call.args[0], 1, MOST) - 1, whole(call.args[1], 1, MOST))
          .join(' '),
    }),
    define('before', {
      title: 'What stands before',
      help: 'The part of a text before the first place where the word stands.',
      arguments: [needs('word', 'What to look for'), TEXT],
      examples: [['$(before " and " "rye and oats")', 'rye']],
      value: (call) => wordsFrom(call, 1).split(call.args[0] ?? '')[0] ?? '',
    }),
    define('after', {
      title: 'What stands after',
      help: 'The part of a text after the first place where the word stands; nothing when it is not there.',
      arguments: [needs('word', 'What to look for'), TEXT],
      examples: [['$(after = size=large)', 'large']],
      value: (call) =>
        wordsFrom(call, 1)
          .split(call.args[0] ?? '')
          .slice(1)
          .join(call.args[0] ?? ''),
    }),
    define('repeat', {
      title: 'Again and again',
      help: 'The text so many times, up to 100.',
      arguments: [needs('times', '0 to 100'), TEXT],
      examples: [
        ['$(repeat 3 ha)', 'hahaha'],
        ['$(repeat 2 "ho ")', 'ho ho '],
      ],
      value: (call) =>
        wordsFrom(call, 1)
          .slice(0, MOST)
          .repeat(whole(call.args[0], 0, 100)),
    }),
    define('join', {
      title: 'Words with something between',
      help: 'Puts the sign between the words of a text.',
      arguments: [needs('between', 'What stands between'), TEXT],
      examples: [['$(join ", " rye oats wheat)', 'rye, oats, wheat']],
      value: (call) => wordsOf(wordsFrom(call, 1)).join(call.args[0] ?? ''),
    }),
    define('padtext', {
      title: 'Fill up with space',
      help: 'Puts space after the text until it has so many letters.',
      arguments: [needs('length', 'At least'), TEXT],
      examples: [['[$(padtext 6 rye)]', '[rye   ]']],
      value: (call) => {
        const text = wordsFrom(call, 1);
        return text + ' '.repeat(Math.max(0, whole(call.args[0], 0, 500) - letters(text).length));
      },
    }),
  ];
}

function searchingVariables(): VariableKind[] {
  const PIECE = needs('word', 'What to look for, whatever its case');
  const lower = (call: { args: readonly string[] }) => ({
    piece: (call.args[0] ?? '').toLowerCase(),
    text: call.args.slice(1).join(' ').toLowerCase(),
  });
  return [
    define('replace', {
      title: 'Replace',
      help: 'Puts one word in the place of another, everywhere in a text.',
      arguments: [needs('word', 'What to replace'), needs('by', 'What to put there'), TEXT],
      examples: [
        ['$(replace rye oat rye bread and rye)', 'oat bread and oat'],
        ['$(replace "rye " "" rye bread)', 'bread'],
      ],
      value: (call) => {
        const [word = '', by = ''] = call.args;
        const text = wordsFrom(call, 2);
        return word === '' ? text : text.split(word).slice(0, MOST).join(by.slice(0, MOST));
      },
    }),
    define('contains', {
      title: 'Whether a text holds a word',
      help: 'yes or no.',
      arguments: [PIECE, TEXT],
      examples: [['$(contains bread I like Bread)', 'yes']],
      value: (call) => yesNo(lower(call).text.includes(lower(call).piece)),
    }),
    define('startswith', {
      title: 'Whether a text begins with a word',
      help: 'yes or no.',
      arguments: [PIECE, TEXT],
      examples: [['$(startswith sour Sourdough)', 'yes']],
      value: (call) => yesNo(lower(call).text.startsWith(lower(call).piece)),
    }),
    define('endswith', {
      title: 'Whether a text ends with a word',
      help: 'yes or no.',
      arguments: [PIECE, TEXT],
      examples: [['$(endswith dough Sourdough)', 'yes']],
      value: (call) => yesNo(lower(call).text.endsWith(lower(call).piece)),
    }),
    define('occurrences', {
      title: 'How often a word stands in a text',
      help: 'A number.',
      arguments: [PIECE, TEXT],
      examples: [['$(occurrences an banana)', '2']],
      value: (call) => {
        const { piece, text } = lower(call);
        return piece === '' ? 0 : text.split(piece).length - 1;
      },
    }),
    define('position', {
      title: 'Where a word stands in a text',
      help: 'The place of its first letter, counted from 1; 0 when it is not there.',
      arguments: [PIECE, TEXT],
      examples: [['$(position dough sourdough)', '5']],
      value: (call) => lower(call).text.indexOf(lower(call).piece) + 1,
    }),
  ];
}

const SPELLED: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
};

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[äöüßæøł]/g, (letter) => SPELLED[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
