import type { VariableKind } from '../../../engine/texts/variable.ts';
import { inGroup, needs } from '../declare.ts';
import { letters, wordsOf } from '../letters.ts';

const define = inGroup('Text');
const TEXT = needs('text', 'The text');
function capital(text: string): string {
  const [first = '', ...others] = letters(text);
  return first.toUpperCase() + others.join('');
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
      (text) => text.toUpperCase(),
      ['uppercase'],
    ),
    shape(
      'lower',
      'Small letters',
      'All letters small.',
      ['$(lower HELLO)', 'hello'],
      (text) => text.toLowerCase(),
      ['lowercase'],
    ),
    shape(
      'capitals',
      'Each Word With A Capital',
      'The first letter of each word large, the others small.',
      ['$(capitals hello big WORLD)', 'Hello Big World'],
      (text) => text.toLowerCase().replace(/\S+/g, capital),
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
            return large ? letter.toUpperCase() : letter.toLowerCase();
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
