import { AppError } from '../../../../shared/rpc/errors.ts';
import { calculate, roundTo } from '../../../engine/reckoning/calculate.ts';
import { numberOf } from '../../../engine/texts/condition.ts';
import type { VariableKind } from '../../../engine/texts/variable.ts';
import { inGroup, may, needs, number, tidy, whole, wordsFrom } from '../declare.ts';

const define = inGroup('Numbers');
const NUMBER = needs('number', 'The number');
const NUMBERS = needs('numbers', 'With spaces between them');

function all(args: readonly string[]): number[] {
  if (args.length === 0) throw new AppError('texts.no_number', 'It needs at least one number.');
  return args.flatMap((word) => word.split(/[\s;]+/).filter((part) => part !== '')).map(number);
}

function ordinal(value: number): string {
  const rest = Math.abs(value) % 100;
  const ending = rest > 10 && rest < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][rest % 10] ?? 'th');
  return `${value}${ending}`;
}

const ROMAN = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

function roman(value: number): string {
  let left = value;
  let text = '';
  for (const [size, letters] of ROMAN) {
    while (left >= size) {
      text += letters;
      left -= size;
    }
  }
  return text;
}

const SHORT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

function grouped(value: number, places: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: places });
}

export function mathsVariables(): VariableKind[] {
  return [
    define('math', {
      title: 'Calculate',
      help: 'Works out a sum: + - * / ^, % for the remainder, brackets, and abs, ceil, floor, ln, log, max, min, round, sqrt.',
      aliases: ['calc', 'maths'],
      arguments: [needs('sum', 'What to work out')],
      examples: [
        ['$(math 2+3*4)', '14'],
        ['$(math (2+3)*4)', '20'],
        ['$(math round(10/3, 2))', '3.33'],
        ['$(math 0.1+0.2)', '0.3'],
      ],
      value: ({ rest }) => tidy(calculate(rest)),
    }),
    define('round', {
      title: 'Round',
      help: 'To a whole number, or to so many places after the point.',
      filter: true,
      arguments: [NUMBER, may('places', '0 when left out')],
      examples: [
        ['$(round 2.5)', '3'],
        ['$(round 3.14159 2)', '3.14'],
      ],
      value: ({ args }) => roundTo(number(args[0]), args[1] === undefined ? 0 : whole(args[1], 0, 10)),
    }),
    define('floor', {
      title: 'Round down',
      help: 'The next whole number below.',
      filter: true,
      arguments: [NUMBER],
      examples: [['$(floor 2.9)', '2']],
      value: ({ args }) => Math.floor(number(args[0])),
    }),
    define('ceil', {
      title: 'Round up',
      help: 'The next whole number above.',
      filter: true,
      arguments: [NUMBER],
      examples: [['$(ceil 2.1)', '3']],
      value: ({ args }) => Math.ceil(number(args[0])),
    }),
    define('abs', {
      title: 'Without the minus',
      help: 'The number without its sign.',
      filter: true,
      arguments: [NUMBER],
      examples: [['$(abs -5)', '5']],
      value: ({ args }) => Math.abs(number(args[0])),
    }),
    define('min', {
      title: 'Smallest number',
      help: 'The smallest of several numbers.',
      arguments: [NUMBERS],
      examples: [['$(min 3 1 2)', '1']],
      value: ({ args }) => Math.min(...all(args)),
    }),
    define('max', {
      title: 'Largest number',
      help: 'The largest of several numbers.',
      arguments: [NUMBERS],
      examples: [['$(max 3 1 2)', '3']],
      value: ({ args }) => Math.max(...all(args)),
    }),
    define('sum', {
      title: 'Sum',
      help: 'Several numbers added up.',
      arguments: [NUMBERS],
      examples: [['$(sum 3 1 2)', '6']],
      value: ({ args }) => tidy(all(args).reduce((sum, value) => sum + value, 0)),
    }),
    define('average', {
      title: 'Average',
      help: 'The middle of several numbers.',
      aliases: ['avg'],
      arguments: [NUMBERS],
      examples: [['$(average 3 1 2)', '2']],
      value: ({ args }) => {
        const values = all(args);
        return tidy(values.reduce((sum, value) => sum + value, 0) / values.length);
      },
    }),
    define('percent', {
      title: 'Percent',
      help: 'How many percent the first number is of the second, as a whole number.',
      arguments: [needs('part', 'The part'), needs('whole', 'The whole'), may('places', 'After the point')],
      examples: [
        ['$(percent 1 4)%', '25%'],
        ['$(percent 1 3 1)%', '33.3%'],
      ],
      value: ({ args }) => {
        const all = number(args[1]);
        if (all === 0) throw new AppError('texts.no_sum', 'Nothing can be a part of 0.');
        return roundTo((number(args[0]) / all) * 100, args[2] === undefined ? 0 : whole(args[2], 0, 10));
      },
    }),
    define('clamp', {
      title: 'Keep within',
      help: 'The number, but not below the least and not above the most.',
      arguments: [NUMBER, needs('least', ''), needs('most', '')],
      examples: [['$(clamp 150 0 100)', '100']],
      value: ({ args }) => Math.min(Math.max(number(args[0]), number(args[1])), number(args[2])),
    }),
    define('number', {
      title: 'Number with commas',
      help: 'A large number as it is easy to read.',
      aliases: ['commas'],
      filter: true,
      arguments: [NUMBER, may('places', 'Most places after the point; 2 when left out')],
      examples: [
        ['$(number 1234567)', '1,234,567'],
        ['$(balance.number)', '1,250'],
      ],
      value: ({ args }) => grouped(number(args[0]), args[1] === undefined ? 2 : whole(args[1], 0, 10)),
    }),
    define('short', {
      title: 'Short number',
      help: 'A large number in a few letters: 1.2K, 3.4M.',
      filter: true,
      arguments: [NUMBER],
      examples: [['$(short 1234567)', '1.2M']],
      value: ({ args }) => SHORT.format(number(args[0])),
    }),
    define('pad', {
      title: 'Number with zeros before it',
      help: 'As long as you say: 007.',
      arguments: [NUMBER, needs('length', '1 to 20')],
      examples: [['$(pad 7 3)', '007']],
      value: ({ args }) => String(number(args[0])).padStart(whole(args[1], 1, 20), '0'),
    }),
    define('ordinal', {
      title: '1st, 2nd, 3rd',
      help: 'A number as a place in a row.',
      filter: true,
      arguments: [NUMBER],
      examples: [
        ['the $(ordinal 3) time', 'the 3rd time'],
        ['$(ordinal 12)', '12th'],
      ],
      value: ({ args }) => ordinal(number(args[0])),
    }),
    define('plural', {
      title: 'One or many',
      help: 'The number with the word that fits it. Without a second word an s is added.',
      arguments: [NUMBER, needs('one', 'The word for one'), may('many', 'The word for many')],
      examples: [
        ['$(plural 1 loaf loaves)', '1 loaf'],
        ['$(plural 3 loaf loaves)', '3 loaves'],
        ['$(plural 2 token)', '2 tokens'],
      ],
      value: ({ args: [count, one = '', many] }) => {
        const value = number(count);
        return `${grouped(value, 2)} ${value === 1 ? one : (many ?? `${one}s`)}`;
      },
    }),
    define('roman', {
      title: 'Roman number',
      help: 'A whole number from 1 to 3999 in Roman letters.',
      filter: true,
      arguments: [NUMBER],
      examples: [['$(roman 2026)', 'MMXXVI']],
      value: ({ args }) => roman(whole(args[0], 1, 3999)),
    }),
    define('isnumber', {
      title: 'Whether it is a number',
      help: 'yes or no.',
      arguments: [needs('text', 'What to look at')],
      examples: [
        ['$(isnumber 12.5)', 'yes'],
        ['$(isnumber bread)', 'no'],
      ],
      value: (call) => (numberOf(wordsFrom(call, 0)) === null ? 'no' : 'yes'),
    }),
  ];
}
