import { AppError } from '../../../../shared/rpc/errors.ts';
import { randomInt, randomPick } from '../../../engine/random.ts';
import { andThen } from '../../../engine/texts/soon.ts';
import type { VariableKind } from '../../../engine/texts/variable.ts';
import { zoneText } from '../../../engine/zonedTime.ts';
import { choosingInGroup, inGroup, may, needs, number, whole, wordsFrom, yesNo } from '../declare.ts';
import { viewerOf } from '../who.ts';
import type { World } from '../world.ts';
import { presentPeople } from './viewers.ts';

const define = inGroup('Chance');
const choosing = choosingInGroup('Chance');
const MOST = 1_000_000_000_000;

/** Everything that turns out differently. */
export function chanceVariables(world: World): VariableKind[] {
  const { random } = world;
  return [
    define('random', {
      title: 'Random number',
      help: 'A whole number between two, both included. With one number it begins at 1, with none it goes to 100.',
      aliases: ['rand', 'roll'],
      arguments: [may('from', '1 when left out'), may('to', '100 when left out')],
      examples: [
        ['$(random 6 6)', '6'],
        ['$(random 1)', '1'],
      ],
      value: ({ args }) => {
        const values = args.map((word) => whole(word, -MOST, MOST));
        const [least, most] = values.length > 1 ? values : [1, values[0] ?? 100];
        return randomInt(random, Math.min(least ?? 1, most ?? 100), Math.max(least ?? 1, most ?? 100));
      },
    }),
    choosing('pick', {
      title: 'One of several texts',
      help: 'One of the texts between |, each as likely as the others. Only the chosen one is written.',
      aliases: ['randompick', 'oneof'],
      arguments: [needs('texts', 'With | between them')],
      examples: [['$(pick hello|hello)', 'hello']],
      choose: ({ parts }) => randomPick(random, parts)?.write() ?? '',
    }),
    choosing('weighted', {
      title: 'One of several texts, some likelier',
      help: 'As $(pick), with a number and a colon before each text: 3: comes three times as often as 1:.',
      arguments: [needs('texts', 'Each with its weight, with | between them')],
      examples: [['$(weighted 0: never|5: bread)', 'bread']],
      choose: ({ parts }) =>
        andThen(gathered(parts.map((part) => part.write())), (texts) => weightedPick(texts, random.next())),
    }),
    define('choose', {
      title: 'One word of a text',
      help: 'One of what a viewer offers, with commas, "or" or spaces between: pizza, pasta or salad.',
      arguments: [needs('text', 'What to choose from')],
      examples: [['$(choose bread or bread)', 'bread']],
      value: ({ rest }) => randomPick(random, offered(rest)) ?? '',
    }),
    choosing('chance', {
      title: 'By chance or not',
      help: 'The first text in so many percent of the cases, else the second. Only one of them is written.',
      arguments: [
        needs('percent', '0 to 100'),
        needs('text', 'When it happens'),
        may('other', 'When it does not'),
      ],
      examples: [
        ['$(chance 100|lucky|unlucky)', 'lucky'],
        ['$(chance 0|lucky|unlucky)', 'unlucky'],
      ],
      choose: ({ parts: [percent, happens, otherwise] }) =>
        andThen(percent?.write() ?? '', (text) => {
          const hit = random.next() * 100 < number(text.replace(/%$/, ''));
          return (hit ? happens : otherwise)?.write() ?? '';
        }),
    }),
    define('dice', {
      title: 'Dice',
      help: 'The sum of dice: 2d6 are two with six sides, 1d20+5 adds five.',
      arguments: [may('dice', '1d6 when left out')],
      examples: [
        ['$(dice 3d1)', '3'],
        ['$(dice 2d1+5)', '7'],
      ],
      value: ({ rest }) => rollDice(rest === '' ? '1d6' : rest, random),
    }),
    define('coin', {
      title: 'Coin',
      help: 'heads or tails.',
      aliases: ['flip'],
      examples: [['$(length $(coin))', '5']],
      value: () => (random.next() < 0.5 ? 'heads' : 'tails'),
    }),
    define('shuffle', {
      title: 'Words in any order',
      help: 'The words of a text, mixed.',
      arguments: [needs('text', 'Its words are mixed')],
      filter: true,
      examples: [['$(shuffle bread bread)', 'bread bread']],
      value: ({ rest }) => shuffled(rest.split(/\s+/), random).join(' '),
    }),
    define('scramble', {
      title: 'Letters in any order',
      help: 'The letters of a text, mixed.',
      arguments: [needs('text', 'Its letters are mixed')],
      filter: true,
      examples: [['$(scramble aaa)', 'aaa']],
      value: ({ rest }) => shuffled([...rest], random).join(''),
    }),
    define('draw', {
      title: 'Several of many texts',
      help: 'So many of the texts between |, none of them twice.',
      takesOptions: true,
      arguments: [needs('count', 'How many'), needs('texts', 'With | between them')],
      examples: [['$(draw 2|bread|bread)', 'bread, bread']],
      value: ({ options: [count, ...texts] }) =>
        shuffled(texts, random)
          .slice(0, whole(count, 1, 100))
          .join(', '),
    }),
    define('randomviewer', {
      title: 'Random viewer',
      help: 'Somebody who has talked or watched lately, but not the viewer who asks.',
      aliases: ['randomuser', 'chatter'],
      examples: [['$(if $(randomviewer) = Mia|herself|somebody else)', 'somebody else']],
      value: ({ occasion }) => {
        const others = presentPeople(world).filter(({ id }) => id !== occasion.viewer?.id);
        const found = randomPick(random, others);
        if (!found) throw new AppError('not_found', 'Nobody else is here.');
        return found.name;
      },
    }),
    define('randomletter', {
      title: 'Random letter',
      help: 'One of the letters that you give, or of A to Z.',
      arguments: [may('letters', 'A to Z when left out')],
      examples: [['$(randomletter x)', 'x']],
      value: ({ rest }) =>
        randomPick(random, [...(rest === '' ? 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' : rest.replaceAll(' ', ''))]) ??
        '',
    }),
    define('randomcolour', {
      title: 'Random colour',
      help: 'A colour such as #3fa7c2.',
      aliases: ['randomcolor'],
      examples: [['$(length $(randomcolour))', '7']],
      value: () => `#${randomInt(random, 0, 0xffffff).toString(16).padStart(6, '0')}`,
    }),
    define('daily', {
      title: 'Number of the day',
      help: 'A whole number that stays the same for the viewer all day, and for the words that follow.',
      arguments: [needs('from', ''), needs('to', ''), may('words', 'Other words, another number')],
      examples: [['$(daily 4 4)% bread today', '4% bread today']],
      value: (call) => {
        const least = whole(call.args[0], -MOST, MOST);
        const most = whole(call.args[1], least, MOST);
        const day = zoneText(world.clock.now(), world.settings.value.timeZone, { dateStyle: 'short' });
        return (
          least + (hash(`${viewerOf(call.occasion).id} ${day} ${wordsFrom(call, 2)}`) % (most - least + 1))
        );
      },
    }),
    define('match', {
      title: 'How well two words go together',
      help: '0 to 100, always the same for the same two words, in either order.',
      arguments: [needs('one', 'A name or a word'), needs('other', 'Another one')],
      examples: [['$(if $(match Mia bread) = $(match bread mia)|same|other)', 'same']],
      value: ({ args: [one = '', other = ''] }) =>
        hash(
          [one, other]
            .map((word) => word.replace(/^@/, '').toLowerCase())
            .sort()
            .join(' '),
        ) % 101,
    }),
    define('luck', {
      title: 'yes or no by chance',
      help: 'yes in so many percent of the cases, for $(if).',
      arguments: [needs('percent', '0 to 100')],
      examples: [['$(luck 100)', 'yes']],
      value: ({ args }) => yesNo(random.next() * 100 < number(args[0]?.replace(/%$/, ''))),
    }),
  ];
}

function gathered(texts: readonly (string | Promise<string>)[]): string[] | Promise<string[]> {
  return texts.some((text) => text instanceof Promise) ? Promise.all(texts) : (texts as string[]);
}

function weightedPick(texts: readonly string[], chance: number): string {
  const choices = texts.map((text) => {
    const found = /^\s*(\d+(?:\.\d+)?)\s*:\s*/.exec(text);
    return found ? { weight: Number(found[1]), text: text.slice(found[0].length) } : { weight: 1, text };
  });
  let left = chance * choices.reduce((sum, { weight }) => sum + weight, 0);
  for (const { weight, text } of choices) {
    if (left < weight) return text;
    left -= weight;
  }
  return '';
}

function offered(text: string): string[] {
  const byComma = text.split(/\s*[,;|]\s*|\s+or\s+/i).filter((word) => word !== '');
  return byComma.length > 1 ? byComma : text.split(/\s+/);
}

function rollDice(text: string, random: World['random']): number {
  const found = /^(\d{1,3})?d(\d{1,6})\s*(?:([+-])\s*(\d{1,9}))?$/i.exec(text.trim());
  const sides = Number(found?.[2] ?? 0);
  if (!found || sides === 0) {
    throw new AppError('texts.no_dice', `"${text}" are no dice. They look like 2d6 or 1d20+5.`);
  }
  let sum = 0;
  for (let die = 0; die < Number(found[1] ?? 1); die += 1) sum += randomInt(random, 1, sides);
  const extra = Number(found[4] ?? 0);
  return found[3] === '-' ? sum - extra : sum + extra;
}

function shuffled<T>(items: readonly T[], random: World['random']): T[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = randomInt(random, 0, last);
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}

/** FNV-1a: the same for the same text, on every machine. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}
