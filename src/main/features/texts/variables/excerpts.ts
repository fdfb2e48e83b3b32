import type { VariableKind } from '../../../engine/texts/variable.ts';
import { inGroup, needs, whole, wordsFrom, yesNo } from '../declare.ts';
import { letters, wordsOf } from '../letters.ts';

const define = inGroup('Text');
const TEXT = needs('text', 'The text');
const MOST = 10_000;

/** Parts of a text, and what stands in it. */
export function excerptVariables(): VariableKind[] {
  return [...cuttingVariables(), ...searchingVariables()];
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
