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
  bits: number;
  colour: number | null;
  emotes: string | null;
  reply: string | null;
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

/** Null for a line without emotes. */
export function emotesOf(parts: readonly MessagePart[]): string | null {
  if (parts.length < 2 && parts[0]?.kind !== 'emote') return null;
  const emotes: [from: number, to: number, id: string][] = [];
  let at = 0;
  for (const part of parts) {
    const from = at;
    at += part.text.length;
    if (part.kind === 'emote') emotes.push([from, at, part.id]);
  }
  return JSON.stringify(emotes);
}

/** Null for a line that answers none. */
export function replyOf({ reply }: ChatMessage): string | null {
  return reply && JSON.stringify({ id: reply.messageId, name: reply.user.name, text: reply.text });
}

export function lineOfRow(row: StoredLine): Line {
  const { flags } = row;
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
    parts: partsOf(row.text, row.emotes),
    action: (flags & ACTION) !== 0,
    bits: row.bits,
    first: (flags & FIRST) !== 0,
    highlighted: (flags & HIGHLIGHTED) !== 0,
    own: (flags & OWN) !== 0,
    copy: (flags & COPY) !== 0,
    reply: row.reply === null ? null : (JSON.parse(row.reply) as Line['reply']),
  };
}

const DELETED = [null, 'line', 'person', 'chat'] as const;

export function historyLineOf(row: StoredLine): ChatHistoryLine {
  const { kind: _, id: messageId, ...line } = lineOfRow(row);
  return { id: row.id, messageId, ...line, deleted: DELETED[row.deleted] ?? null };
}

function partsOf(text: string, emotes: string | null): MessagePart[] {
  if (emotes === null) return text === '' ? [] : [{ kind: 'text', text }];
  const parts: MessagePart[] = [];
  let at = 0;
  for (const [from, to, id] of JSON.parse(emotes) as [number, number, string][]) {
    if (from > at) parts.push({ kind: 'text', text: text.slice(at, from) });
    parts.push({ kind: 'emote', text: text.slice(from, to), id });
    at = to;
  }
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) });
  return parts;
}
