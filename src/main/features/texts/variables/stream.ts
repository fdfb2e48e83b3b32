import { AppError } from '../../../../shared/rpc/errors.ts';
import type { Person } from '../../../engine/chat/chatMessage.ts';
import type { Kept } from '../../../engine/kept.ts';
import { randomPick } from '../../../engine/random.ts';
import { spanWords } from '../../../engine/reckoning/spans.ts';
import { andThen, type Soon } from '../../../engine/texts/soon.ts';
import type { VariableCall, VariableKind } from '../../../engine/texts/variable.ts';
import type { ChannelInfo, StreamInfo } from '../../../engine/twitch/api.ts';
import { zoneText } from '../../../engine/zonedTime.ts';
import { inGroup, may, yesNo } from '../declare.ts';
import { bareName, channelOf, personNamed } from '../who.ts';
import type { World } from '../world.ts';

const define = inGroup('Stream');
const CHANNEL = [may('channel', 'Somebody else than you')];
/** Seconds for which an answer of Twitch is good enough. */
const FRESH = 30;

/** The stream and its channel, yours or another one. */
export function streamVariables(world: World, kept: Kept): VariableKind[] {
  const { api } = world.engine.twitch;
  const { state } = world.engine.twitch;
  const now = (): number => world.clock.now();

  const channelIn = (call: VariableCall): Soon<Person> => {
    const name = bareName(call.args[0] ?? '');
    return name === '' ? channelOf(world) : personNamed(world, call.occasion, name);
  };
  const isOwn = ({ id }: Person): boolean => id === world.engine.twitch.state.channel?.id;
  const infoOf = async (person: Person): Promise<ChannelInfo> => {
    const [info] = await kept.get(`channel ${person.id}`, FRESH, () => api.channel.info([person.id]));
    if (!info) throw new AppError('not_found', `Twitch does not know the channel of ${person.name}.`);
    return info;
  };
  const streamOf = async (person: Person): Promise<StreamInfo | null> => {
    const [stream] = await kept.get(`stream ${person.id}`, FRESH, () => api.channel.streams([person.id]));
    return stream ?? null;
  };
  const liveStreamOf = async (person: Person): Promise<StreamInfo> => {
    const stream = await streamOf(person);
    if (!stream) throw new AppError('unavailable', `${person.name} is not live.`);
    return stream;
  };
  const startedAt = async (person: Person): Promise<number> => {
    const { live } = world.engine.twitch.state;
    if (isOwn(person) && live) return live.startedAt;
    return (await liveStreamOf(person)).startedAt;
  };
  const fromInfo =
    (own: (info: NonNullable<typeof state.info>) => string, other: (info: ChannelInfo) => string) =>
    (call: VariableCall) =>
      andThen(channelIn(call), (person) => {
        const { info } = world.engine.twitch.state;
        if (isOwn(person) && info) return own(info);
        return infoOf(person).then(other);
      });

  return [
    define('title', {
      title: 'Title of the stream',
      help: 'The title as it stands on Twitch.',
      arguments: CHANNEL,
      examples: [
        ['$(title)', 'Baking rye bread'],
        ['$(title Tom)', 'Speedrun night'],
      ],
      value: fromInfo(
        ({ title }) => title,
        ({ title }) => title,
      ),
    }),
    define('game', {
      title: 'Category',
      help: 'The game or category of the channel.',
      aliases: ['category'],
      arguments: CHANNEL,
      examples: [
        ['$(game)', 'Food & Drink'],
        ['$(target) plays $(game $(target))', 'Tom plays Tetris'],
      ],
      value: fromInfo(
        ({ category }) => category.name,
        ({ category }) => category.name,
      ),
    }),
    define('language', {
      title: 'Language of the stream',
      help: 'In two letters, such as en or de.',
      arguments: CHANNEL,
      examples: [['$(language)', 'en']],
      value: fromInfo(
        ({ language }) => language,
        ({ language }) => language,
      ),
    }),
    define('tags', {
      title: 'Tags of the stream',
      help: 'All tags with commas between them.',
      arguments: CHANNEL,
      examples: [['$(tags)', 'bread, cosy']],
      value: (call) => andThen(channelIn(call), async (person) => (await infoOf(person)).tags.join(', ')),
    }),
    define('live', {
      title: 'Whether the stream is live',
      help: 'yes or no.',
      aliases: ['islive'],
      arguments: CHANNEL,
      examples: [
        ['$(live)', 'yes'],
        ['$(live Tom)', 'no'],
      ],
      value: (call) =>
        andThen(channelIn(call), (person) => {
          if (isOwn(person)) return yesNo(world.engine.twitch.state.live !== null);
          return streamOf(person).then((stream) => yesNo(stream !== null));
        }),
    }),
    define('uptime', {
      title: 'Live for',
      help: 'How long the stream has been live; nothing while it is offline.',
      arguments: CHANNEL,
      examples: [['$(uptime | not live)', '2 hours, 15 minutes']],
      value: (call) =>
        andThen(channelIn(call), (person) => {
          const { live } = world.engine.twitch.state;
          if (isOwn(person)) return live ? spanWords(live.startedAt, now()) : '';
          return streamOf(person).then((stream) => (stream ? spanWords(stream.startedAt, now()) : ''));
        }),
    }),
    define('startedat', {
      title: 'Live since',
      help: 'The time of day at which the stream began.',
      arguments: CHANNEL,
      examples: [['$(startedat)', '16:15']],
      value: (call) =>
        andThen(channelIn(call), async (person) =>
          zoneText(await startedAt(person), world.settings.value.timeZone, {
            hour: '2-digit',
            minute: '2-digit',
          }),
        ),
    }),
    define('viewers', {
      title: 'Viewers now',
      help: 'How many watch, as Twitch counts; nothing while the stream is offline.',
      aliases: ['viewercount'],
      arguments: CHANNEL,
      examples: [['$(viewers)', '42']],
      value: (call) => andThen(channelIn(call), async (person) => (await streamOf(person))?.viewers ?? ''),
    }),
    define('chatters', {
      title: 'People in chat',
      help: 'How many are in chat, those who say nothing too. Twitch is some minutes behind.',
      examples: [['$(chatters)', '3']],
      value: async () => (await kept.get('chatters', 60, () => api.chat.chatters())).length,
    }),
    define('followers', {
      title: 'Followers',
      help: 'How many follow the channel.',
      aliases: ['followercount'],
      examples: [['$(followers)', '1234']],
      value: async () => (await kept.get('followers', FRESH, () => api.audience.followers(null))).total,
    }),
    define('lastfollower', {
      title: 'Newest follower',
      help: 'The name of who followed last.',
      aliases: ['latestfollower'],
      examples: [['$(lastfollower)', 'Tom']],
      value: async () => {
        const { items } = await kept.get('followers', FRESH, () => api.audience.followers(null));
        return items[0]?.name ?? '';
      },
    }),
    define('subs', {
      title: 'Subscribers',
      help: 'How many subscribe to the channel.',
      aliases: ['subcount', 'subscribers'],
      examples: [['$(subs)', '56']],
      value: async () => (await kept.get('subs', FRESH, () => api.audience.subscribers(null))).total,
    }),
    define('subpoints', {
      title: 'Subscriber points',
      help: 'The points that Twitch gives for subscriptions, by their tiers.',
      examples: [['$(subpoints)', '60']],
      value: async () => (await kept.get('subs', FRESH, () => api.audience.subscribers(null))).points,
    }),
    define('topcheerer', {
      title: 'Who has cheered most',
      help: 'The name of who has given the most bits.',
      examples: [['$(topcheerer)', 'Tom']],
      value: async () => (await kept.get('bits', 60, () => api.audience.bitsLeaders(1)))[0]?.user.name ?? '',
    }),
    define('topclip', {
      title: 'Most watched clip',
      help: 'The address of the most watched clip of a channel.',
      arguments: CHANNEL,
      examples: [['$(topclip)', 'https://clips.example/rye']],
      value: (call) =>
        andThen(channelIn(call), async ({ id }) => {
          const clips = await kept.get(`clips ${id}`, 300, () => api.clips.of(id, 20));
          return clips[0]?.url ?? '';
        }),
    }),
    define('randomclip', {
      title: 'One of the best clips',
      help: 'The address of one of the twenty most watched clips of a channel.',
      arguments: CHANNEL,
      examples: [['$(randomclip)', 'https://clips.example/rye']],
      value: (call) =>
        andThen(channelIn(call), async ({ id }) => {
          const clips = await kept.get(`clips ${id}`, 300, () => api.clips.of(id, 20));
          return randomPick(world.random, clips)?.url ?? '';
        }),
    }),
    ...plannedVariables(world, kept),
  ];
}

/** What is planned, and what runs. */
function plannedVariables(world: World, kept: Kept): VariableKind[] {
  const { api } = world.engine.twitch;
  const next = async () => {
    const segments = await kept.get('schedule', 300, () => api.schedule.segments(5));
    return segments.find(
      ({ startsAt, cancelledUntil }) => cancelledUntil === null && startsAt > world.clock.now(),
    );
  };
  return [
    define('nextstream', {
      title: 'Next stream',
      help: 'The day and time of the next stream in your schedule; nothing when none is planned.',
      examples: [['$(nextstream)', 'Saturday 21 November, 18:00']],
      value: async () => {
        const segment = await next();
        if (!segment) return '';
        return zoneText(segment.startsAt, world.settings.value.timeZone, {
          weekday: 'long',
          day: 'numeric',
          month: 'long',
          hour: '2-digit',
          minute: '2-digit',
        }).replace(' at ', ', ');
      },
    }),
    define('nextstreamin', {
      title: 'Time until the next stream',
      help: 'How long it takes until the next stream in your schedule.',
      examples: [['$(nextstreamin)', '23 hours, 30 minutes']],
      value: async () => {
        const segment = await next();
        return segment ? spanWords(world.clock.now(), segment.startsAt) : '';
      },
    }),
    define('nextstreamtitle', {
      title: 'Title of the next stream',
      help: 'What stands in your schedule for the next stream.',
      examples: [['$(nextstreamtitle)', 'Sourdough Saturday']],
      value: async () => (await next())?.title ?? '',
    }),
    define('nextad', {
      title: 'Time until the next ad',
      help: 'How long it takes until the next planned ad; nothing when none is planned.',
      examples: [['$(nextad)', '12 minutes']],
      value: async () => {
        const { nextAt } = await kept.get('ads', FRESH, () => api.ads.schedule());
        return nextAt === null || nextAt <= world.clock.now() ? '' : spanWords(world.clock.now(), nextAt);
      },
    }),
    define('goal', {
      title: "How far the channel's goal is",
      help: 'Present and wished number of the first goal on Twitch: 56/100.',
      examples: [['$(goal)', '56/100']],
      value: async () => {
        const [goal] = await kept.get('goals', FRESH, () => api.goals.list());
        return goal ? `${goal.current}/${goal.target}` : '';
      },
    }),
    define('hypetrain', {
      title: 'Level of the hype train',
      help: 'The level of the hype train that runs; 0 when none does.',
      examples: [['$(hypetrain)', '0']],
      value: async () => (await kept.get('hypeTrain', 10, () => api.goals.hypeTrain()))?.level ?? 0,
    }),
  ];
}
