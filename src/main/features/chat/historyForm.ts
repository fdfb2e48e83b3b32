import type { ChatHistoryLine, ChatItem } from '../../../shared/contract/chat.ts';
import type { ChatMessage, MessagePart } from '../../engine/chat/chatMessage.ts';
import { badgeBits, badgesOf } from './badges.ts';

/** A row of `chat_lines`. */
export interface StoredLine {
  id: number;
  messageId: string | null;
  time: number;
  userId: string;
  login: string;
  name: string;
  text: string;
  flags: number;
  colour: number | null;
  more: string | null;
  deleted: number;
}

type Line = Omit<Extract<ChatItem, { kind: 'line' }>, 'key'>;

const ACTION = 1;
const FIRST = 2;
const HIGHLIGHTED = 4;
const OWN = 8;
const COPY = 16;
/** The bits of the badges begin here. */
const BADGES_FROM = 8;

export function flagsOf(message: ChatMessage): number {
  return (
    (message.action ? ACTION : 0) |
    (message.first ? FIRST : 0) |
    (message.highlighted ? HIGHLIGHTED : 0) |
    (message.own ? OWN : 0) |
    (message.shared?.isCopy ? COPY : 0) |
    (badgeBits(message.badges) << BADGES_FROM)
  );
}

/** What few lines have. */
interface More {
  /** Of each emote where it begins and ends, in UTF-16 units, and its id. */
  emotes?: [from: number, to: number, id: string][];
  bits?: number;
  reply?: NonNullable<Line['reply']>;
}

/** Null for a line that has none of it. */
export function moreOf({ parts, bits, reply }: ChatMessage): string | null {
  const plain = parts.length === 0 || (parts.length === 1 && parts[0]?.kind === 'text');
  if (plain && bits === 0 && reply === null) return null;
  const more: More = {};
  if (!plain) more.emotes = emotesIn(parts);
  if (bits !== 0) more.bits = bits;
  if (reply !== null) more.reply = { id: reply.messageId, name: reply.user.name, text: reply.text };
  return JSON.stringify(more);
}

function emotesIn(parts: readonly MessagePart[]): [from: number, to: number, id: string][] {
  const emotes: [from: number, to: number, id: string][] = [];
  let at = 0;
  for (const part of parts) {
    const from = at;
    at += part.text.length;
    if (part.kind === 'emote') emotes.push([from, at, part.id]);
  }
  return emotes;
}

export function lineOfRow(row: StoredLine): Line {
  const { flags } = row;
  const more: More = row.more === null ? {} : (JSON.parse(row.more) as More);
  return {
    kind: 'line',
    id: row.messageId,
    time: row.time,
    user: {
      id: row.userId,
      login: row.login,
      name: row.name,
      colour: row.colour === null ? null : `#${row.colour.toString(16).toUpperCase().padStart(6, '0')}`,
      badges: badgesOf(flags >> BADGES_FROM),
    },
    parts: partsOf(row.text, more.emotes ?? []),
    action: (flags & ACTION) !== 0,
    bits: more.bits ?? 0,
    first: (flags & FIRST) !== 0,
    highlighted: (flags & HIGHLIGHTED) !== 0,
    own: (flags & OWN) !== 0,
    copy: (flags & COPY) !== 0,
    reply: more.reply ?? null,
  };
}

const DELETED = [null, 'line', 'person', 'chat'] as const;

export function historyLineOf(row: StoredLine): ChatHistoryLine {
  const { kind: _, id: messageId, ...line } = lineOfRow(row);
  return { id: row.id, messageId, ...line, deleted: DELETED[row.deleted] ?? null };
}

function partsOf(text: string, emotes: NonNullable<More['emotes']>): MessagePart[] {
  const parts: MessagePart[] = [];
  let at = 0;
  for (const [from, to, id] of emotes) {
    if (from > at) parts.push({ kind: 'text', text: text.slice(at, from) });
    parts.push({ kind: 'emote', text: text.slice(from, to), id });
    at = to;
  }
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) });
  return parts;
}
