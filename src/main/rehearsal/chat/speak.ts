import type { IrcSession } from '../irc/ircSession.ts';
import type { Stage } from '../stage.ts';
import type { Account } from '../world/account.ts';
import type { ChatMessage } from '../world/channel.ts';
import { type Channel, isModerator, isPrivileged } from '../world/channel.ts';
import { badgesOf } from './badges.ts';
import { bitsIn, findEmotes } from './fragments.ts';
import { holdMessage } from './hold.ts';
import { type EmoteSpan, lengthOf, MAX_MESSAGE, type MessageKind } from './message.ts';
import { BAD_CHARACTERS, DUPLICATE, NOT_UNIQUE, type Refusal, refusalOf, TOO_FAST } from './rules.ts';
import { tellMessage } from './tell.ts';

const KEPT_MESSAGES = 5_000;
/** Lines shorter than this may be repeated in unique-chat mode. */
const UNIQUE_FROM = 9;

export interface Speech {
  account: Account;
  channel: Channel;
  /** As typed, `/me` included. */
  text: string;
  replyTo?: string | undefined;
  nonce?: string | undefined;
  kind?: MessageKind;
  rewardId?: string;
  /** Bits are spent: the cheermotes in the text count. */
  cheer?: boolean;
  /** The account's rate and repetitions are counted, as for everybody who is really connected. */
  limited: boolean;
  /** The connection that said it; it hears USERSTATE and not itself. */
  from?: IrcSession;
}

export type Spoken = { said: ChatMessage } | { refused: Refusal } | { dropped: 'empty' | 'long' | 'flood' };

const ACTION_START = '\u0001ACTION ';
const CONTROL = /\p{Cc}/u;

/** `/me` in both of its forms. Null when it is some other slash command. */
export function readAction(text: string): { text: string; action: boolean } | null {
  if (text.startsWith(ACTION_START)) {
    const inner = text.slice(ACTION_START.length);
    return { text: (inner.endsWith('\u0001') ? inner.slice(0, -1) : inner).trim(), action: true };
  }
  const slash = /^\/me(?: |$)(.*)$/s.exec(text);
  if (slash) return { text: (slash[1] ?? '').trim(), action: true };
  return text.startsWith('/') ? null : { text: text.trim(), action: false };
}

/** Says something in a room, if the room's rules allow it. */
export function speak(stage: Stage, speech: Speech): Spoken {
  const { account, channel } = speech;
  const now = stage.clock.now();
  const read = readAction(speech.text) ?? { text: speech.text.trim(), action: false };
  if (read.text === '') return { dropped: 'empty' };
  if (lengthOf(read.text) > MAX_MESSAGE) return { dropped: 'long' };
  if (CONTROL.test(read.text)) return { refused: BAD_CHARACTERS };

  const parent = speech.replyTo ? (channel.messages.get(speech.replyTo) ?? null) : null;
  const text = parent ? withMention(read.text, parent) : read.text;
  const emotes = findEmotes(text, stage.world.emotes);

  const refused = refusalOf(channel, account, text, emotes, lastLineOf(channel, account), now);
  if (refused) {
    if (refused.hold) holdMessage(stage, channel, account, text, refused.hold);
    return { refused };
  }
  const moderator = isModerator(channel, account.id);
  if (channel.modes.uniqueChat && !moderator && lengthOf(text) >= UNIQUE_FROM && saidBefore(channel, text))
    return { refused: NOT_UNIQUE };
  if (speech.limited) {
    const privileged = isPrivileged(channel, account.id);
    const verdict = stage.limits.take(account.id, channel.owner.id, text, { privileged, moderator }, now);
    if (verdict === 'flood') return { dropped: 'flood' };
    if (verdict !== 'ok') return { refused: verdict === 'duplicate' ? DUPLICATE : TOO_FAST };
  }

  return { said: utter(stage, speech, { text, action: read.action, parent, emotes }) };
}

/** Says something past all rules: what a moderator let through, what was paid for. */
export function speakFreely(stage: Stage, speech: Omit<Speech, 'limited'>): ChatMessage {
  const read = readAction(speech.text) ?? { text: speech.text.trim(), action: false };
  const parent = speech.replyTo ? (speech.channel.messages.get(speech.replyTo) ?? null) : null;
  const text = parent ? withMention(read.text, parent) : read.text;
  return utter(stage, speech, {
    text,
    action: read.action,
    parent,
    emotes: findEmotes(text, stage.world.emotes),
  });
}

function utter(
  stage: Stage,
  speech: Omit<Speech, 'limited'>,
  read: { text: string; action: boolean; parent: ChatMessage | null; emotes: EmoteSpan[] },
): ChatMessage {
  const { account, channel } = speech;
  const message: ChatMessage = {
    id: stage.ids.uuid(),
    channel,
    author: account,
    text: read.text,
    action: read.action,
    kind: speech.kind ?? 'text',
    emotes: read.emotes,
    badges: badgesOf(channel, account),
    bits: speech.cheer ? bitsIn(read.text) : 0,
    sentAt: stage.clock.now(),
    firstEver: !channel.everChatted.has(account.id),
    returning: false,
    parent: read.parent,
    thread: read.parent ? (read.parent.thread ?? read.parent) : null,
    rewardId: speech.rewardId ?? null,
    nonce: speech.nonce ?? null,
    source: null,
    deleted: false,
  };
  keepMessage(channel, message);
  tellMessage(stage, message, speech.from ?? null);
  for (const listener of stage.onLine) listener(message);
  return message;
}

/** A reply begins with the name of whom it answers. */
function withMention(text: string, parent: ChatMessage): string {
  const mention = `@${parent.author.displayName}`;
  return text.toLowerCase().startsWith(mention.toLowerCase()) ? text : `${mention} ${text}`;
}

/** Remembers a line for replies and deletions, and forgets the oldest. */
function keepMessage(channel: Channel, message: ChatMessage): void {
  channel.everChatted.add(message.author.id);
  channel.lastLines.set(message.author.id, message.sentAt);
  channel.messages.set(message.id, message);
  if (channel.messages.size <= KEPT_MESSAGES) return;
  const oldest = channel.messages.keys().next();
  if (!oldest.done) channel.messages.delete(oldest.value);
}

function lastLineOf(channel: Channel, account: Account): number | null {
  return channel.lastLines.get(account.id) ?? null;
}

function saidBefore(channel: Channel, text: string): boolean {
  for (const message of channel.messages.values()) if (message.text === text) return true;
  return false;
}
