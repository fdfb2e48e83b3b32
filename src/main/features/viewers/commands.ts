import { PRONOUNS } from '../../../shared/contract/viewers.ts';
import type { Person } from '../../engine/chat/chatMessage.ts';
import { arg } from '../../engine/commands/arguments.ts';
import { type CommandKind, command } from '../../engine/commands/command.ts';
import type { Clock } from '../../engine/ports.ts';
import { birthdayText, readBirthday } from './birthday.ts';
import type { Follows } from './follows.ts';
import { pronounsOf, readPronouns } from './pronouns.ts';
import { spanWords } from './spans.ts';
import type { Known, Viewers } from './viewers.ts';

export interface ViewerCommandParts {
  viewers: Viewers;
  follows: Follows;
  clock: Clock;
  /** Null while nobody is signed in. */
  channelId(): string | null;
  /** Somebody changed what is known of them. */
  edited(viewer: Known): void;
}

const RESTS = [{ bucket: 'viewer', uses: 1, seconds: 5 }] as const;

export function viewerCommands(parts: ViewerCommandParts): CommandKind[] {
  const { viewers, follows, clock } = parts;
  const ago = (time: number): string => `${spanWords((clock.now() - time) / 1000)} ago`;

  return [
    command({
      id: 'viewers.watchtime',
      title: 'Watch time',
      help: 'Tells how long somebody has watched while the stream was live.',
      names: ['watchtime'],
      examples: ['watchtime', 'watchtime @robin'],
      arguments: { viewer: arg.viewer('whose watch time').optional() },
      cooldowns: RESTS,
      run({ args, caller, reply }) {
        const who = args.viewer ?? caller;
        const seconds = viewers.find(who.id)?.watchedSeconds ?? 0;
        const { subject, have } = about(who, caller);
        if (seconds < 60) return reply(`${subject} ${have} not been here for a minute yet.`);
        reply(`${subject} ${have} watched for ${spanWords(seconds)}.`);
      },
    }),
    command({
      id: 'viewers.seen',
      title: 'Last seen',
      help: 'Tells when somebody was here last.',
      names: ['seen', 'lastseen'],
      examples: ['seen @robin'],
      arguments: { viewer: arg.viewer('who') },
      cooldowns: RESTS,
      run({ args, caller, reply }) {
        if (args.viewer.id === caller.id) return reply('I can see you right now.');
        const viewer = viewers.find(args.viewer.id);
        if (!viewer || viewer.lastSeen === 0) return reply(`I have never seen ${args.viewer.name} here.`);
        if (viewers.isPresent(viewer)) return reply(`${viewer.name} is here right now.`);
        reply(`${viewer.name} was last here ${ago(viewer.lastSeen)}.`);
      },
    }),
    command({
      id: 'viewers.followage',
      title: 'Follow age',
      help: 'Tells since when somebody follows the channel.',
      names: ['followage', 'followed'],
      examples: ['followage', 'followage @robin'],
      arguments: { viewer: arg.viewer('who').optional() },
      cooldowns: RESTS,
      async run({ args, caller, reply }) {
        const who = args.viewer ?? caller;
        if (who.id === parts.channelId()) return { refused: 'The streamer cannot follow this channel.' };
        const since = await follows.since(who.id);
        const self = who.id === caller.id;
        if (since === null)
          return reply(self ? 'You do not follow yet.' : `${who.name} does not follow yet.`);
        const span = spanWords((clock.now() - since) / 1000);
        reply(`${self ? 'You have' : `${who.name} has`} followed for ${span}.`);
      },
    }),
    command({
      id: 'viewers.pronouns',
      title: 'Pronouns',
      help: 'Tells the bot which pronouns to use for you, or shows those of somebody.',
      names: ['pronouns'],
      examples: ['pronouns they/them', 'pronouns @robin', 'pronouns none'],
      arguments: { what: arg.rest('pronouns, a viewer, or none', 60).optional() },
      cooldowns: RESTS,
      run({ args, caller, reply }) {
        const text = args.what?.trim() ?? '';
        const own = viewers.meet(caller);
        const chosen = readPronouns(text);
        if (chosen !== null || text.toLowerCase() === 'none') {
          own.pronouns = chosen;
          viewers.touch(own);
          parts.edited(own);
          return reply(chosen === null ? 'Noted: no pronouns.' : `Noted: ${chosen}.`);
        }
        const other = text === '' ? own : viewers.named(text);
        if (!other) {
          return { refused: `I know these: ${PRONOUNS.join(', ')}; or none.` };
        }
        const told = pronounsOf(other.pronouns);
        if (other.id === caller.id) {
          return reply(told === null ? 'You have not told me yours.' : `Yours are ${told}.`);
        }
        reply(told === null ? `${other.name} has not told me.` : `${other.name}: ${told}.`);
      },
    }),
    command({
      id: 'viewers.birthday',
      title: 'Birthday',
      help: 'Tells the bot your birthday, without the year.',
      names: ['birthday'],
      examples: ['birthday 24 May', 'birthday 05-24', 'birthday none'],
      arguments: { day: arg.rest('month and day, or none', 40).optional() },
      cooldowns: RESTS,
      run({ args, caller, reply }) {
        const text = args.day?.trim() ?? '';
        const own = viewers.meet(caller);
        if (text === '') {
          return reply(
            own.birthday === null
              ? 'You have not told me your birthday.'
              : `Your birthday is on ${birthdayText(own.birthday)}.`,
          );
        }
        const day = text.toLowerCase() === 'none' ? null : readBirthday(text);
        if (day === null && text.toLowerCase() !== 'none') {
          return { refused: 'Write it as day and month, such as 24 May, or 05-24.' };
        }
        own.birthday = day;
        viewers.touch(own);
        parts.edited(own);
        reply(day === null ? 'Forgotten.' : `Noted: ${birthdayText(day)}.`);
      },
    }),
  ];
}

function about(who: Person, caller: Person): { subject: string; have: string } {
  return who.id === caller.id ? { subject: 'You', have: 'have' } : { subject: who.name, have: 'has' };
}
