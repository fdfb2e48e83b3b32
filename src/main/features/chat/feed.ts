import type { ChatItem } from '../../../shared/contract/chat.ts';
import type { ChatMessage, Person } from '../../engine/chat/chatMessage.ts';
import { badgeBits, badgesOf } from './badges.ts';

/** What a panel that opens now sees of what has been. */
export const SHOWN = 200;

type Line = Extract<ChatItem, { kind: 'line' }>;
type Happening = Extract<ChatItem, { kind: 'event' }>;

type Entry = { key: number; message: ChatMessage } | { key: number; item: ChatItem };

/** The last things that live chat showed. A line gets the panel's form only when a panel wants it. */
export class ChatFeed {
  private entries: Entry[] = [];
  private nextKey = 1;

  /** Returns its key. */
  addMessage(message: ChatMessage): number {
    return this.put({ key: this.nextKey, message });
  }

  addItem(item: Omit<Line, 'key'> | Omit<Happening, 'key'>): ChatItem {
    const keyed: ChatItem = { ...item, key: this.nextKey };
    this.put({ key: this.nextKey, item: keyed });
    return keyed;
  }

  removeLine(id: string): void {
    this.entries = this.entries.filter((entry) =>
      'message' in entry ? entry.message.id !== id : entry.item.kind !== 'line' || entry.item.id !== id,
    );
  }

  removeUser(userId: string): void {
    this.entries = this.entries.filter((entry) =>
      'message' in entry
        ? entry.message.user.id !== userId
        : entry.item.kind !== 'line' || entry.item.user.id !== userId,
    );
  }

  clear(): void {
    this.entries = this.entries.filter((entry) => 'item' in entry && entry.item.kind !== 'line');
  }

  list(): ChatItem[] {
    return this.entries
      .slice(-SHOWN)
      .map((entry) => ('message' in entry ? { ...lineOf(entry.message), key: entry.key } : entry.item));
  }

  private put(entry: Entry): number {
    this.nextKey += 1;
    this.entries.push(entry);
    // Taking one from the front of a large array for every line would move all the others.
    if (this.entries.length > SHOWN * 2) this.entries = this.entries.slice(-SHOWN);
    return entry.key;
  }
}

export function lineOf(message: ChatMessage): Omit<Line, 'key'> {
  return {
    kind: 'line',
    id: message.id === '' ? null : message.id,
    time: message.time,
    user: {
      id: message.user.id,
      login: message.user.login,
      name: message.user.name,
      colour: message.user.colour,
      badges: badgesOf(badgeBits(message.badges)),
    },
    parts: [...message.parts],
    action: message.action,
    bits: message.bits,
    first: message.first,
    highlighted: message.highlighted,
    own: message.own,
    copy: message.shared?.isCopy ?? false,
    reply: message.reply && {
      id: message.reply.messageId,
      name: message.reply.user.name,
      text: message.reply.text,
    },
  };
}

export function nameOf(person: Person | null): string {
  return person?.name ?? 'Somebody';
}
