import type { ChatMessage, ChatUser, Reply, SharedSource } from '../../engine/chat/chatMessage.ts';
import { detached } from './detached.ts';
import type { IrcLine } from './ircLine.ts';
import { badgesAndStanding, colourOf, partsOf, wholeNumber } from './tagValues.ts';

/** What a line does not say itself. */
export interface LineContext {
  /** Epoch milliseconds, for a line without a time. */
  now: number;
}

const ACTION_START = '\u0001ACTION ';

/** A `PRIVMSG` as our own message; null when it lacks what a message must have. */
export function chatMessageOf(line: IrcLine, context: LineContext): ChatMessage | null {
  const { tags } = line;
  const id = tags.get('id') ?? '';
  const [channel, raw] = line.params;
  if (id === '' || channel === undefined || raw === undefined || line.nick === '') return null;
  const userId = tags.get('user-id') ?? '';
  if (userId === '') return null;
  const action = raw.startsWith(ACTION_START);
  const text = detached(
    action ? raw.slice(ACTION_START.length, raw.endsWith('\u0001') ? -1 : undefined) : raw,
  );
  const { badges, standing } = badgesAndStanding(tags);
  const kind = tags.get('msg-id') ?? '';
  const reply = replyOf(tags);
  return {
    id: detached(id),
    time: timeOf(tags, context),
    channel: { id: tags.get('room-id') ?? '', login: channelLogin(channel) },
    user: chatUser(tags, userId, line.nick),
    badges,
    standing,
    text,
    words: reply ? withoutMention(text, reply) : text,
    action,
    parts: partsOf(text, tags.get('emotes')),
    bits: Math.max(0, wholeNumber(tags.get('bits'))),
    reply,
    first: tags.get('first-msg') === '1',
    returning: tags.get('returning-chatter') === '1',
    highlighted: kind === 'highlighted-message',
    rewardId: tags.get('custom-reward-id') || null,
    shared: sharedSourceOf(tags, id),
    own: false,
  };
}

function channelLogin(channel: string): string {
  return channel.startsWith('#') ? channel.slice(1) : channel;
}

/** Twitch did not exist before; a smaller number is no time. */
const EARLIEST = Date.UTC(2011, 5, 6);

export function timeOf(tags: IrcLine['tags'], context: LineContext): number {
  const sent = wholeNumber(tags.get('tmi-sent-ts'));
  return sent > EARLIEST ? sent : context.now;
}

export function chatUser(tags: IrcLine['tags'], id: string, login: string): ChatUser {
  // A display name can be empty, and can end with a space that was escaped.
  const name = (tags.get('display-name') ?? '').trim();
  return {
    id: detached(id),
    login: detached(login.toLowerCase()),
    name: detached(name === '' ? login : name),
    colour: colourOf(tags.get('color')),
  };
}

/** Null when the line was not said in a shared chat. */
export function sharedSourceOf(tags: IrcLine['tags'], id: string): SharedSource | null {
  const source = tags.get('source-room-id');
  if (!source) return null;
  return {
    channelId: detached(source),
    messageId: detached(tags.get('source-id') || id),
    isCopy: source !== tags.get('room-id'),
  };
}

function replyOf(tags: IrcLine['tags']): Reply | null {
  const messageId = tags.get('reply-parent-msg-id');
  if (!messageId) return null;
  const login = tags.get('reply-parent-user-login') ?? '';
  return {
    messageId: detached(messageId),
    user: {
      id: tags.get('reply-parent-user-id') ?? '',
      login: detached(login),
      name: detached((tags.get('reply-parent-display-name') ?? '').trim() || login),
    },
    text: detached(tags.get('reply-parent-msg-body') ?? ''),
    threadId: detached(tags.get('reply-thread-parent-msg-id') || messageId),
  };
}

/** Twitch begins an answer with `@name `, where the name is the display name or the login. */
function withoutMention(text: string, reply: Reply): string {
  if (!text.startsWith('@')) return text;
  const space = text.indexOf(' ');
  if (space === -1) return text;
  const mentioned = text.slice(1, space).toLowerCase();
  const isParent = mentioned === reply.user.login || mentioned === reply.user.name.toLowerCase();
  return isParent ? text.slice(space + 1).trimStart() : text;
}
