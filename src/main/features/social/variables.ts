import { AppError } from '../../../shared/rpc/errors.ts';
import type { Person } from '../../engine/chat/chatMessage.ts';
import { andThen, type Soon } from '../../engine/texts/soon.ts';
import { type VariableCall, type VariableKind, variable } from '../../engine/texts/variable.ts';
import { GESTURES, type GestureBook } from './gestures.ts';
import type { Lists } from './lists.ts';
import type { Lurkers } from './lurkers.ts';
import { type SocialContext, writeFrom } from './world.ts';

const GROUP = 'Social';

export interface VariableParts {
  ctx: SocialContext;
  lists: Lists;
  book: GestureBook;
  lurkers: Lurkers;
}

export function socialVariables({ ctx, lists, book, lurkers }: VariableParts): VariableKind[] {
  /** Lists of packs come after the streamer's own. What stands in a pack is said as it is: it may come from anybody. */
  const fromPacks = (name: string): string => {
    const packs = ctx.engine.services.get('packLines');
    const line = packs?.line(name, ctx.random) ?? null;
    if (line === null) throw new AppError('not_found', `There is no list called "${name}".`);
    return line;
  };
  const fromList = (name: string, category: string, { occasion }: VariableCall): Soon<string> => {
    if (!lists.has(name)) return fromPacks(name);
    const text = writeFrom(ctx, lists, name, occasion, { category: category === '' ? null : category });
    if (text === null) throw new AppError('not_found', `Nothing in the list "${name}" can come up.`);
    return text;
  };
  return [
    variable({
      id: 'social.list',
      name: 'list',
      title: 'From a list',
      help: 'One of the texts of a list, by chance and weight; of a pack that is on when no list has that name.',
      group: GROUP,
      arguments: [
        {
          name: 'list',
          help: 'The name of the list, as on the page Lists or among the lines of a pack.',
          required: true,
        },
        { name: 'category', help: 'Only texts of this category.', required: false },
      ],
      examples: [{ text: '$(list goodbyes|See you!)', gives: 'See you!' }],
      value: (call) => fromList((call.args[0] ?? '').toLowerCase(), (call.args[1] ?? '').toLowerCase(), call),
    }),
    variable({
      id: 'social.joke',
      name: 'joke',
      title: 'A joke',
      help: 'A joke of the list; of blocked categories there are none.',
      group: GROUP,
      arguments: [{ name: 'category', help: 'Only jokes of this category.', required: false }],
      examples: [{ text: '$(joke politics|I know none.)', gives: 'I know none.' }],
      value: (call) => fromList('joke', (call.args[0] ?? '').toLowerCase(), call),
    }),
    variable({
      id: 'social.hugs',
      name: 'hugs',
      title: 'Hugs so far',
      help: 'How often somebody was hugged, the viewer when nobody is named.',
      group: GROUP,
      arguments: [{ name: 'name', help: 'Somebody else.', required: false }],
      examples: [{ text: '$(hugs Tom) hugs', gives: '0 hugs' }],
      value: (call) => andThen(personIn(ctx, call, 0), ({ id }) => book.of('hug', id).taken),
    }),
    variable({
      id: 'social.gestures',
      name: 'gestures',
      title: 'Any of the counts',
      help: `How often somebody got one of these: ${GESTURES.map(({ id }) => id).join(', ')}.`,
      group: GROUP,
      arguments: [
        { name: 'kind', help: 'Such as highfive.', required: true },
        { name: 'name', help: 'Somebody else.', required: false },
      ],
      examples: [{ text: '$(gestures highfive Tom)', gives: '0' }],
      value: (call) => {
        const kind = (call.args[0] ?? '').toLowerCase();
        if (!GESTURES.some(({ id }) => id === kind)) {
          throw new AppError('not_found', `"${kind}" is not counted.`);
        }
        return andThen(personIn(ctx, call, 1), ({ id }) => book.of(kind, id).taken);
      },
    }),
    variable({
      id: 'social.lurkers',
      name: 'lurkers',
      title: 'Lurkers',
      help: 'How many lurk.',
      group: GROUP,
      examples: [{ text: '$(lurkers)', gives: '0' }],
      value: () => lurkers.all().length,
    }),
  ];
}

function personIn(ctx: SocialContext, { args, occasion }: VariableCall, at: number): Soon<Person> {
  const name = (args[at] ?? '').replace(/^@/, '');
  if (name === '') {
    if (occasion.viewer) return occasion.viewer;
    throw new AppError('texts.nobody', 'No viewer set this off, so there is nobody to tell of.');
  }
  const people = ctx.engine.services.need(
    'people',
    'Viewers are switched off. Switch them on under Modules.',
  );
  return (
    people.known(name) ??
    people.find(name).then((found) => {
      if (!found) throw new AppError('not_found', `Nobody on Twitch is called ${name}.`);
      return found;
    })
  );
}
