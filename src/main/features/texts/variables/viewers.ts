import { AppError } from '../../../../shared/rpc/errors.ts';
import type { Person } from '../../../engine/chat/chatMessage.ts';
import type { Kept } from '../../../engine/kept.ts';
import type { PersonRecord } from '../../../engine/people.ts';
import type { Currency, Purse } from '../../../engine/purse.ts';
import { durationWords, spanWords } from '../../../engine/reckoning/spans.ts';
import { andThen } from '../../../engine/texts/soon.ts';
import type { VariableCall, VariableKind } from '../../../engine/texts/variable.ts';
import { zoneText } from '../../../engine/zonedTime.ts';
import { inGroup, may, needs, number, yesNo } from '../declare.ts';
import { personAt, personNamed, recordOf, viewerOf } from '../who.ts';
import type { World } from '../world.ts';
import { groupNamed } from './person.ts';

const define = inGroup('Viewers');
const SOMEBODY = [may('name', 'Somebody else than the viewer')];
const DATE = { day: 'numeric', month: 'long', year: 'numeric' } as const;

/** What is known of the people of the channel: since when they are here, what they have. */
export function viewersVariables(world: World, kept: Kept): VariableKind[] {
  const { api } = world.engine.twitch;
  const zone = () => world.settings.value.timeZone;
  const fromRecord = (read: (record: PersonRecord) => string | number) => (call: VariableCall) =>
    andThen(personAt(world, call), (person) => read(recordOf(world, person)));

  const followedAt = async (person: Person): Promise<number> => {
    const follower = await kept.get(`follower ${person.id}`, 60, () => api.audience.follower(person.id));
    if (!follower) throw new AppError('not_found', `${person.name} does not follow the channel.`);
    return follower.followedAt;
  };
  const profile = async (person: Person) => {
    const [found] = await kept.get(`user ${person.id}`, 600, () => api.users.byIds([person.id]));
    if (!found) throw new AppError('not_found', `Twitch does not know ${person.name}.`);
    return found;
  };
  const subscription = async (person: Person) =>
    await kept.get(`subscriber ${person.id}`, 60, () => api.audience.subscriber(person.id));

  return [
    define('followage', {
      title: 'Following for',
      help: 'How long somebody has followed the channel.',
      arguments: SOMEBODY,
      examples: [['$(user) has followed for $(followage)', 'Mia has followed for 1 year, 2 months']],
      value: (call) =>
        andThen(personAt(world, call), async (person) =>
          spanWords(await followedAt(person), world.clock.now()),
        ),
    }),
    define('followdate', {
      title: 'Following since',
      help: 'The day on which somebody followed.',
      aliases: ['followed'],
      arguments: SOMEBODY,
      examples: [['$(followdate)', '20 September 2025']],
      value: (call) =>
        andThen(personAt(world, call), async (person) => zoneText(await followedAt(person), zone(), DATE)),
    }),
    define('accountage', {
      title: 'Age of the account',
      help: 'How long somebody has been on Twitch.',
      arguments: SOMEBODY,
      examples: [['$(accountage)', '6 years, 5 months']],
      value: (call) =>
        andThen(personAt(world, call), async (person) =>
          spanWords((await profile(person)).createdAt, world.clock.now()),
        ),
    }),
    define('accountdate', {
      title: 'On Twitch since',
      help: 'The day on which somebody joined Twitch.',
      arguments: SOMEBODY,
      examples: [['$(accountdate)', '1 June 2020']],
      value: (call) =>
        andThen(personAt(world, call), async (person) =>
          zoneText((await profile(person)).createdAt, zone(), DATE),
        ),
    }),
    define('bio', {
      title: 'About somebody',
      help: 'What somebody writes about themself on Twitch.',
      arguments: SOMEBODY,
      examples: [['$(bio)', 'I bake bread.']],
      value: (call) => andThen(personAt(world, call), async (person) => (await profile(person)).description),
    }),
    define('picture', {
      title: 'Picture of somebody',
      help: 'The address of the profile picture, for overlays and messages elsewhere.',
      aliases: ['profilepicture'],
      arguments: SOMEBODY,
      examples: [['$(picture)', 'https://pictures.example/mia.png']],
      value: (call) => andThen(personAt(world, call), async (person) => (await profile(person)).pictureUrl),
    }),
    define('subtier', {
      title: 'Tier of the subscription',
      help: '1, 2 or 3; 0 for who does not subscribe.',
      arguments: SOMEBODY,
      examples: [['$(subtier)', '1']],
      value: (call) =>
        andThen(personAt(world, call), async (person) => (await subscription(person))?.tier ?? 0),
    }),
    define('subgiver', {
      title: 'Who gave the subscription',
      help: 'The name of who gave it; nothing when it was bought or the giver is not named.',
      arguments: SOMEBODY,
      examples: [['$(subgiver|nobody)', 'Tom']],
      value: (call) =>
        andThen(personAt(world, call), async (person) => (await subscription(person))?.giver?.name ?? ''),
    }),
    define('watchtime', {
      title: 'Time watched',
      help: 'How long somebody has watched the stream, in words.',
      arguments: SOMEBODY,
      examples: [['$(watchtime)', '5 days, 4 hours']],
      value: fromRecord(({ watchedMinutes }) => durationWords(watchedMinutes * 60)),
    }),
    define('watchhours', {
      title: 'Hours watched',
      help: 'The same as a whole number of hours, to reckon with.',
      arguments: SOMEBODY,
      examples: [['$(if $(watchhours) >= 100|a regular|a guest)', 'a regular']],
      value: fromRecord(({ watchedMinutes }) => Math.floor(watchedMinutes / 60)),
    }),
    define('messages', {
      title: 'Lines of chat',
      help: 'How many lines somebody has written here.',
      arguments: SOMEBODY,
      examples: [['$(messages)', '321']],
      value: fromRecord(({ messages }) => messages),
    }),
    define('streams', {
      title: 'Streams visited',
      help: 'How many streams somebody came to.',
      arguments: SOMEBODY,
      examples: [['$(streams)', '48']],
      value: fromRecord(({ streams }) => streams),
    }),
    define('streak', {
      title: 'Streams in a row',
      help: 'How many streams in a row somebody came to, up to now.',
      arguments: SOMEBODY,
      examples: [['$(streak)', '7']],
      value: fromRecord(({ streak }) => streak),
    }),
    define('firstseen', {
      title: 'First time here',
      help: 'The day on which somebody was here for the first time.',
      arguments: SOMEBODY,
      examples: [['$(firstseen)', '20 September 2025']],
      value: fromRecord(({ firstSeen }) => zoneText(firstSeen, zone(), DATE)),
    }),
    define('lastseen', {
      title: 'Last time here',
      help: 'How long ago somebody was here last.',
      arguments: SOMEBODY,
      examples: [['Tom was here $(lastseen Tom) ago', 'Tom was here 3 days ago']],
      value: fromRecord(({ lastSeen }) => spanWords(lastSeen, world.clock.now())),
    }),
    define('ingroup', {
      title: 'Whether somebody is in a group',
      help: 'yes or no, for one of your own groups.',
      arguments: [needs('group', 'One of your groups'), ...SOMEBODY],
      examples: [
        ['$(ingroup regulars)', 'yes'],
        ['$(ingroup regulars Tom)', 'no'],
      ],
      value: (call) => {
        const people = world.engine.services.need(
          'people',
          'Viewers are switched off. Switch them on under Modules.',
        );
        const group = groupNamed(people.groups(), call.args[0] ?? '');
        return andThen(personAt(world, call, 1), ({ id }) => yesNo(people.groupsOf(id).includes(group)));
      },
    }),
    define('present', {
      title: 'How many are here',
      help: 'How many have talked or watched lately.',
      aliases: ['presentcount'],
      examples: [['$(present)', '3']],
      value: () => presentPeople(world).length,
    }),
    define('presentnames', {
      title: 'Who is here',
      help: 'The names of those who have talked or watched lately, the latest first; at most as many as you say.',
      arguments: [may('most', 'How many names; 10 when left out')],
      examples: [['$(presentnames 2)', 'Mia, Tom']],
      value: ({ args }) =>
        presentPeople(world)
          .slice(0, args[0] === undefined ? 10 : number(args[0]))
          .map(({ name }) => name)
          .join(', '),
    }),
    ...purseVariables(world),
  ];
}

export function presentPeople(world: World): readonly Person[] {
  return world.engine.services
    .need('people', 'Viewers are switched off. Switch them on under Modules.')
    .present();
}

function purseVariables(world: World): VariableKind[] {
  const purse = (): Purse =>
    world.engine.services.need('purse', 'Points are switched off. Switch on Economy under Modules.');
  const currencyNamed = (word: string | undefined): Currency | null =>
    purse()
      .currencies()
      .find(({ id, one, many }) =>
        [id, one, many].some((name) => name.toLowerCase() === word?.toLowerCase()),
      ) ?? null;

  return [
    define('balance', {
      title: 'Points of somebody',
      help: 'How much somebody has, in your main currency or the one that you name.',
      aliases: ['points'],
      arguments: [
        may('currency', 'The main one when left out'),
        may('name', 'Somebody else than the viewer'),
      ],
      examples: [
        ['$(balance)', '1250'],
        ['$(balance tokens)', '1250'],
        ['$(balance tokens Tom)', '40'],
      ],
      value: (call) => {
        const [first, second] = call.args;
        const currency = currencyNamed(first);
        const name = currency ? second : first;
        const { id } = currency ?? purse().main;
        const person = name
          ? personNamed(world, call.occasion, name.replace(/^@/, ''))
          : viewerOf(call.occasion);
        return andThen(person, (found) => purse().balance(found.id, id));
      },
    }),
    define('currency', {
      title: 'Name of the points',
      help: 'The word for your main currency, for one or for many when a number is given.',
      arguments: [may('amount', 'Decides between one and many')],
      examples: [
        ['$(currency)', 'tokens'],
        ['$(currency 1)', 'token'],
      ],
      value: ({ args }) => {
        const { one, many } = purse().main;
        return args[0] !== undefined && number(args[0]) === 1 ? one : many;
      },
    }),
  ];
}
