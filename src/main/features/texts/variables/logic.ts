import { isTrue, isYes, numberOf } from '../../../engine/texts/condition.ts';
import { andThen, type Soon } from '../../../engine/texts/soon.ts';
import type { TextPart, VariableKind } from '../../../engine/texts/variable.ts';
import { choosingInGroup, inGroup, may, needs, yesNo } from '../declare.ts';

const define = inGroup('Logic');
const choosing = choosingInGroup('Logic');
const TEXTS = needs('texts', 'With | between them');

export function logicVariables(): VariableKind[] {
  return [
    choosing('if', {
      title: 'If',
      help: 'The first text when the question is answered with yes, else the second. Questions use = != < <= > >= contains startswith endswith, and, or, not.',
      arguments: [
        needs('question', 'Such as $(balance) >= 10'),
        needs('yes', 'When it is so'),
        may('no', 'When not'),
      ],
      examples: [
        ['$(if $(balance) >= 10|rich|poor)', 'rich'],
        ['$(if $(1) contains tom and not $(live Tom)|Tom rests|Tom is live)', 'Tom rests'],
        ['$(if $(2) = small|S)', ''],
      ],
      choose: ({ parts: [question, yes, no] }) =>
        andThen(question?.pieces() ?? [], (pieces) => (isTrue(pieces) ? yes : no)?.write() ?? ''),
    }),
    choosing('switch', {
      title: 'One of many by a word',
      help: 'The text whose word is the value: word: text. A text without a word is for all others.',
      arguments: [needs('value', 'What to compare'), TEXTS],
      examples: [
        ['$(switch $(day)|Friday: Pizza!|Sunday: Rest.|Bread.)', 'Pizza!'],
        ['$(switch $(2)|small: S|large: L|?)', '?'],
      ],
      choose: ({ parts: [value, ...cases] }) =>
        andThen(value?.write() ?? '', (wanted) => switchTo(wanted.trim().toLowerCase(), cases)),
    }),
    choosing('default', {
      title: 'The first that is something',
      help: 'The first of the texts that is not empty.',
      aliases: ['either', 'coalesce'],
      arguments: [TEXTS],
      examples: [['$(default $(9)|$(8)|bread)', 'bread']],
      choose: ({ parts }) => firstWritten(parts),
    }),
    define('equals', {
      title: 'Whether two texts are the same',
      help: 'yes or no, whatever their case.',
      takesOptions: true,
      arguments: [needs('one', ''), needs('other', 'After a |')],
      examples: [['$(equals $(user)|mia)', 'yes']],
      value: ({ options: [one = '', other = ''] }) =>
        yesNo(one.trim().toLowerCase() === other.trim().toLowerCase()),
    }),
    define('empty', {
      title: 'Whether a text is empty',
      help: 'yes or no.',
      arguments: [may('text', 'The text')],
      examples: [
        ['$(empty $(9))', 'yes'],
        ['$(empty $(1))', 'no'],
      ],
      value: ({ rest }) => yesNo(rest.trim() === ''),
    }),
    define('not', {
      title: 'The opposite',
      help: 'yes becomes no, and no, 0, off or nothing become yes.',
      arguments: [may('answer', 'yes or no')],
      filter: true,
      examples: [
        ['$(not $(live))', 'no'],
        ['$(live.not)', 'no'],
      ],
      value: ({ rest }) => yesNo(!isYes(rest)),
    }),
    choosing('and', {
      title: 'All of them',
      help: 'yes when all texts say yes.',
      aliases: ['all'],
      arguments: [TEXTS],
      examples: [['$(and $(live)|$(ismoderator))', 'yes']],
      choose: ({ parts }) => andThen(oneSays(parts, false), (found) => yesNo(!found)),
    }),
    choosing('or', {
      title: 'One of them',
      help: 'yes when at least one text says yes.',
      aliases: ['any'],
      arguments: [TEXTS],
      examples: [['$(or no|$(live))', 'yes']],
      choose: ({ parts }) => andThen(oneSays(parts, true), yesNo),
    }),
    define('between', {
      title: 'Whether a number is between two',
      help: 'yes or no; the bounds count too.',
      arguments: [needs('number', ''), needs('least', ''), needs('most', '')],
      examples: [['$(between 5 1 10)', 'yes']],
      value: ({ args }) => {
        const [value, least, most] = args.map(numberOf);
        if (value == null || least == null || most == null) return 'no';
        return yesNo(value >= least && value <= most);
      },
    }),
    define('nothing', {
      title: 'Nothing',
      help: 'Writes nothing, whatever stands in it: for a note to yourself, or for what should happen unseen.',
      aliases: ['silent'],
      arguments: [may('text', 'Is written for nobody')],
      examples: [['a$(nothing $(user) is great)b', 'ab']],
      value: () => '',
    }),
  ];
}

function switchTo(wanted: string, cases: readonly TextPart[]): Soon<string> {
  const [first, ...others] = cases;
  if (!first) return '';
  return andThen(first.pieces(), (pieces) => {
    // The word before the colon is the author's; what a call gives is never split.
    const [lead] = pieces;
    const found = lead?.bare ? /^([^:]*):\s*/.exec(lead.text) : null;
    if (!found) return first.write();
    const isMeant = (found[1] ?? '').split(',').some((word) => word.trim().toLowerCase() === wanted);
    if (!isMeant) return switchTo(wanted, others);
    return andThen(first.write(), (text) => text.slice(found[0].length));
  });
}

function firstWritten(parts: readonly TextPart[]): Soon<string> {
  const [first, ...others] = parts;
  if (!first) return '';
  return andThen(first.write(), (text) => (text.trim() === '' ? firstWritten(others) : text));
}

/** Whether one of them says what is looked for; those after it are not written. */
function oneSays(parts: readonly TextPart[], yes: boolean): Soon<boolean> {
  const [first, ...others] = parts;
  if (!first) return false;
  return andThen(first.write(), (text) => (isYes(text) === yes ? true : oneSays(others, yes)));
}
