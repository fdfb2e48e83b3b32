import type { ChatItem } from '../../../shared/contract/chat.ts';
import type { ChatMessage, Person } from '../../engine/chat/chatMessage.ts';

/** What a panel that opens now sees of what has been. */
const KEPT = 200;

type Line = Extract<ChatItem, { kind: 'line' }>;
type Happening = Extract<ChatItem, { kind: 'event' }>;

/** The last things that live chat showed, in the panel's form. */
export class ChatFeed {
  private items: ChatItem[] = [];
  private nextKey = 1;

  add(item: Omit<Line, 'key'> | Omit<Happening, 'key'>): ChatItem {
    const keyed: ChatItem = { ...item, key: this.nextKey };
    this.nextKey += 1;
    this.items.push(keyed);
    // Taking one from the front of a large array for every line would move all the others.
    if (this.items.length > KEPT * 2) this.items = this.items.slice(-KEPT);
    return keyed;
  }

  removeLine(id: string): void {
    this.items = this.items.filter((item) => item.kind !== 'line' || item.id !== id);
  }

  removeUser(userId: string): void {
    this.items = this.items.filter((item) => item.kind !== 'line' || item.user.id !== userId);
  }

  clear(): void {
    this.items = this.items.filter((item) => item.kind !== 'line');
  }

  list(): ChatItem[] {
    return this.items.slice(-KEPT);
  }
}

/** The badges that the panel knows how to draw, the most important first. */
const SHOWN_BADGES = [
  'broadcaster',
  'lead_moderator',
  'moderator',
  'vip',
  'staff',
  'partner',
  'founder',
  'subscriber',
  'sub-gifter',
  'bits',
  'premium',
  'turbo',
];

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
      badges: SHOWN_BADGES.filter((set) => message.badges.some((badge) => badge.set === set)),
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
