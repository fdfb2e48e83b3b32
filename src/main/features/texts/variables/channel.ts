import { AppError } from '../../../../shared/rpc/errors.ts';
import { spanWords } from '../../../engine/reckoning/spans.ts';
import { andThen } from '../../../engine/texts/soon.ts';
import type { VariableKind } from '../../../engine/texts/variable.ts';
import { inGroup, may } from '../declare.ts';
import { bareName, channelOf, personAt } from '../who.ts';
import type { World } from '../world.ts';

const define = inGroup('Channel and bot');

export function channelVariables(world: World): VariableKind[] {
  const { engine } = world;
  return [
    define('channel', {
      title: 'Name of the channel',
      help: 'Your own name, as you write it.',
      aliases: ['streamer', 'broadcaster'],
      examples: [['Welcome to $(channel)!', 'Welcome to Bakery!']],
      value: () => channelOf(world).name,
    }),
    define('channellogin', {
      title: 'Login of the channel',
      help: 'The name in the address of your channel.',
      examples: [['$(channellogin)', 'bakery']],
      value: () => channelOf(world).login,
    }),
    define('channelid', {
      title: 'Id of the channel',
      help: "Twitch's number for your channel.",
      examples: [['$(channelid)', '1000']],
      value: () => channelOf(world).id,
    }),
    define('url', {
      title: 'Address of a channel',
      help: 'The link to your channel, or to that of somebody.',

      arguments: [may('name', 'Somebody else than you')],
      examples: [
        ['$(url)', 'https://twitch.tv/bakery'],
        ['$(url $(target))', 'https://twitch.tv/tom'],
      ],
      value: (call) => {
        const name = bareName(call.args[0] ?? '');
        if (name === '') return `https://twitch.tv/${channelOf(world).login}`;
        return andThen(personAt(world, call), ({ login }) => `https://twitch.tv/${login}`);
      },
    }),
    define('bot', {
      title: 'Name of the bot',
      help: 'The account that speaks: the bot, or you when it has none of its own.',
      aliases: ['botname'],
      examples: [['I am $(bot).', 'I am BreadBot.']],
      value: () => {
        const account = engine.twitch.state.accounts.find(({ slot }) => slot === 'bot')?.state;
        return (account?.kind === 'signed-in' ? account.user : channelOf(world)).name;
      },
    }),
    define('prefix', {
      title: 'Sign before commands',
      help: 'What commands begin with.',
      examples: [['Type $(prefix)hug', 'Type !hug']],
      value: () => engine.services.get('commands')?.prefix ?? '!',
    }),
    define('version', {
      title: 'Version of Emcee',
      help: 'Which Emcee runs here.',
      examples: [['Emcee $(version)', 'Emcee 0.0.0-test']],
      value: () => world.host.version,
    }),
    define('botuptime', {
      title: 'Emcee runs for',
      help: 'How long Emcee has been running.',
      examples: [['$(botuptime)', '3 hours']],
      value: () => spanWords(engine.startedAt, world.clock.now()),
    }),
    define('mode', {
      title: 'Live or rehearsal',
      help: 'rehearsal while the channel is the simulated one, else live.',
      examples: [['$(mode)', 'live']],
      value: () => engine.mode.now,
    }),
    define('module', {
      title: 'Whether a module is on',
      help: 'on or off, by the name on the page Modules.',
      arguments: [may('name', 'As on the page Modules')],
      examples: [['$(module Chat)', 'on']],
      value: ({ rest }) => {
        const module = engine.modules
          .list()
          .find(({ id, title }) => [id, title].some((name) => name.toLowerCase() === rest.toLowerCase()));
        if (!module) throw new AppError('not_found', `There is no module called ${rest}.`);
        return module.state === 'on' ? 'on' : 'off';
      },
    }),
  ];
}
