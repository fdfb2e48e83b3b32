import { chatRoleAtLeast } from '../../../shared/contract/ladder.ts';
import { arg } from '../../engine/commands/arguments.ts';
import { type CommandCall, type CommandKind, command } from '../../engine/commands/command.ts';
import type { Kept } from '../../engine/kept.ts';
import { spanWords } from '../../engine/reckoning/spans.ts';
import type { ChannelChanges, ChannelInfo, ScheduleSegment } from '../../engine/twitch/api.ts';
import { streamerTimeZone, zoneText } from '../../engine/zonedTime.ts';
import { channelOf, fromTwitch, type InformationContext } from './world.ts';

const SHARED = [{ bucket: 'everyone' as const, uses: 2, seconds: 10 }];
/** Seconds for which an answer of Twitch is told again. */
const FRESH = 30;
const LISTED = 3;
const OFFLINE = 'The stream is offline at the moment.';

/** What runs, what is planned, who is there. */
export function streamCommands(ctx: InformationContext, kept: Kept): CommandKind[] {
  const { twitch } = ctx.engine;
  const { api } = twitch;
  const now = (): number => ctx.clock.now();
  const twitchSays = <T>(key: string, ask: () => Promise<T>): Promise<T> =>
    fromTwitch(ctx, () => kept.get(key, FRESH, ask));

  const planned = async (): Promise<ScheduleSegment[]> => {
    const segments = await twitchSays('schedule', () => api.schedule.segments(10));
    return segments.filter(({ startsAt, cancelledUntil }) => startsAt > now() && cancelledUntil === null);
  };
  const when = ({ startsAt }: ScheduleSegment): string =>
    zoneText(startsAt, streamerTimeZone(ctx.engine.settings), {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
    });
  const what = ({ title, category }: ScheduleSegment): string =>
    [title, category?.name ?? ''].filter((part) => part !== '').join(', ');

  return [
    command({
      id: 'information.uptime',
      title: 'Uptime',
      help: 'Tells how long the stream has been live.',
      examples: ['uptime'],
      names: ['uptime'],
      cooldowns: SHARED,
      run: ({ reply }) => {
        const { live } = twitch.state;
        reply(live ? `The stream has been live for ${spanWords(live.startedAt, now())}.` : OFFLINE);
      },
    }),
    command({
      id: 'information.title',
      title: 'Title',
      help: 'Tells the title of the stream; moderators set it with one behind.',
      examples: ['title', 'title Speedruns until I drop'],
      names: ['title', 'settitle'],
      cooldowns: SHARED,
      arguments: { title: arg.rest('the new title', 140).optional() },
      run: async (call) => {
        const before = await infoNow(ctx);
        const { title } = call.args;
        if (title === null) {
          call.reply(before.title === '' ? 'The stream has no title.' : `The title: ${before.title}`);
          return undefined;
        }
        if (!chatRoleAtLeast(call.caller.role, 'moderator'))
          return { refused: 'Only moderators set the title.' };
        await change(ctx, call, { title }, { title: before.title }, `Set the title to "${title}"`);
        call.reply(`The title is now: ${title}`);
        return undefined;
      },
    }),
    command({
      id: 'information.game',
      title: 'Game',
      help: 'Tells what is played; moderators set it with a name behind.',
      examples: ['game', 'game Celeste'],
      names: ['game', 'setgame', 'category'],
      cooldowns: SHARED,
      arguments: { game: arg.rest('the new game or category', 140).optional() },
      run: async (call) => {
        const before = (await infoNow(ctx)).category;
        const { game } = call.args;
        if (game === null) {
          call.reply(before.name === '' ? 'No game is set.' : `It is ${before.name}.`);
          return undefined;
        }
        if (!chatRoleAtLeast(call.caller.role, 'moderator'))
          return { refused: 'Only moderators set the game.' };
        const found = await fromTwitch(ctx, () => api.channel.findCategories(game));
        const wanted = found.find(({ name }) => name.toLowerCase() === game.toLowerCase()) ?? found[0];
        if (!wanted) return { refused: `Twitch has no category called "${game}".` };
        const text = `Set the game to ${wanted.name}`;
        await change(ctx, call, { categoryId: wanted.id }, { categoryId: before.id }, text);
        call.reply(`The game is now ${wanted.name}.`);
        return undefined;
      },
    }),
    command({
      id: 'information.schedule',
      title: 'Schedule',
      help: 'Lists the next streams of the schedule.',
      examples: ['schedule'],
      names: ['schedule'],
      cooldowns: SHARED,
      run: async ({ reply }) => {
        const next = (await planned()).slice(0, LISTED);
        if (next.length === 0) reply('No stream is planned on Twitch.');
        else {
          reply(
            next
              .map((segment) => [when(segment), what(segment)].filter((part) => part !== '').join(': '))
              .join(' · '),
          );
        }
      },
    }),
    command({
      id: 'information.nextstream',
      title: 'Next stream',
      help: 'Tells when the next planned stream begins.',
      examples: ['nextstream'],
      names: ['nextstream'],
      cooldowns: SHARED,
      run: async ({ reply }) => {
        const [next] = await planned();
        if (!next) {
          reply('No stream is planned on Twitch.');
          return;
        }
        const about = what(next) === '' ? '' : `: ${what(next)}`;
        reply(`The next stream begins in ${spanWords(now(), next.startsAt)}, on ${when(next)}${about}.`);
      },
    }),
    command({
      id: 'information.viewers',
      title: 'Viewers',
      help: 'Tells how many are watching, as Twitch counts.',
      examples: ['viewers'],
      names: ['viewers'],
      cooldowns: SHARED,
      run: async ({ reply }) => {
        const { id } = channelOf(ctx);
        const [stream] = await twitchSays('stream', () => api.channel.streams([id]));
        reply(stream ? `${count(stream.viewers, 'viewer is', 'viewers are')} watching.` : OFFLINE);
      },
    }),
    command({
      id: 'information.followers',
      title: 'Followers',
      help: 'Tells how many follow the channel.',
      examples: ['followers'],
      names: ['followers'],
      cooldowns: SHARED,
      run: async ({ reply }) => {
        const { total } = await twitchSays('followers', () => api.audience.followers(null));
        reply(`${count(total, 'person follows', 'people follow')} ${channelOf(ctx).name}.`);
      },
    }),
    command({
      id: 'information.subs',
      title: 'Subscribers',
      help: 'Tells how many subscribe to the channel.',
      examples: ['subs'],
      names: ['subs', 'subcount'],
      cooldowns: SHARED,
      run: async ({ reply }) => {
        const { total } = await twitchSays('subs', () => api.audience.subscribers(null));
        reply(`${count(total, 'person subscribes', 'people subscribe')} to ${channelOf(ctx).name}.`);
      },
    }),
  ];
}

/** What Twitch last told of the channel; it is asked when it has not told yet. */
async function infoNow(ctx: InformationContext): Promise<Pick<ChannelInfo, 'title' | 'category'>> {
  const { info } = ctx.engine.twitch.state;
  if (info) return info;
  const channel = channelOf(ctx);
  const [asked] = await fromTwitch(ctx, () => ctx.engine.twitch.api.channel.info([channel.id]));
  return asked ?? { title: '', category: { id: '', name: '' } };
}

async function change(
  ctx: InformationContext,
  { caller }: Pick<CommandCall, 'caller'>,
  to: ChannelChanges,
  back: ChannelChanges,
  text: string,
): Promise<void> {
  const { api } = ctx.engine.twitch;
  await fromTwitch(ctx, () => api.channel.change(to));
  ctx.log.info({
    category: 'audit',
    event: 'channel.changed',
    actor: caller.name,
    result: 'ok',
    message: `${caller.name}: ${text}`,
  });
  ctx.engine.undo.add({ feature: ctx.id, text, actor: caller.name }, () => api.channel.change(back));
}

function count(number: number, one: string, many: string): string {
  return `${new Intl.NumberFormat('en').format(number)} ${number === 1 ? one : many}`;
}
