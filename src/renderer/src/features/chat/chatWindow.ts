import type { ChatItem } from '../../../../shared/contract/chat.ts';
import type { EventOf } from '../../api/contractTypes.ts';

export type ChatEvent = EventOf<'chat', 'stream'>;

/** More than this the page does not hold: the oldest go. */
export const MOST_SHOWN = 500;

export interface ChatEntry {
  readonly item: ChatItem;
  /** It stays, struck out: who looks after the channel wants to see what it was. */
  readonly removed: boolean;
}

export interface ChatWindow {
  /** What the page draws, the oldest first. It stands still while the chat is paused. */
  readonly shown: readonly ChatEntry[];
  /** What came since the pause, as far as it will be drawn afterwards. */
  readonly waiting: readonly ChatEntry[];
  /** How many came since the pause, also those that will not be drawn any more. */
  readonly missed: number;
  readonly paused: boolean;
}

export const EMPTY_CHAT: ChatWindow = { shown: [], waiting: [], missed: 0, paused: false };

type Test = (item: ChatItem) => boolean;

function strike(entries: readonly ChatEntry[], test: Test): readonly ChatEntry[] {
  const hit = (entry: ChatEntry): boolean => !entry.removed && test(entry.item);
  return entries.some(hit)
    ? entries.map((entry) => (hit(entry) ? { ...entry, removed: true } : entry))
    : entries;
}

/** Which lines an event takes away; null when it takes none. */
function takenBy(event: ChatEvent): Test | null {
  switch (event.type) {
    case 'removed':
      return (item) => item.kind === 'line' && item.id === event.id;
    case 'userRemoved':
      return (item) => item.kind === 'line' && item.user.id === event.userId;
    case 'cleared':
      return (item) => item.kind === 'line';
    default:
      return null;
  }
}

/** The window after some events, in the order in which they happened. */
export function addEvents(window: ChatWindow, events: readonly ChatEvent[]): ChatWindow {
  let { shown } = window;
  let fresh: ChatEntry[] = [];
  let waiting = window.waiting;
  let came = 0;
  for (const event of events) {
    if (event.type === 'item') {
      fresh.push({ item: event.item, removed: false });
      came += 1;
      continue;
    }
    const taken = takenBy(event);
    if (!taken) continue;
    shown = strike(shown, taken);
    waiting = strike(waiting, taken);
    fresh = [...strike(fresh, taken)];
  }
  if (!window.paused)
    return { ...window, shown: fresh.length === 0 ? shown : [...shown, ...fresh].slice(-MOST_SHOWN) };
  return {
    ...window,
    shown,
    waiting: fresh.length === 0 ? waiting : [...waiting, ...fresh].slice(-MOST_SHOWN),
    missed: window.missed + came,
  };
}

const sameItem = (left: ChatItem, right: ChatItem): boolean =>
  left.key === right.key && left.time === right.time && left.kind === right.kind;

/**
 * The window when the stream starts over: after a reconnect, or when there was more than could be told one by one.
 * What was struck stays struck, and a paused chat goes on standing still if the new beginning joins on to it.
 */
export function startOver(window: ChatWindow, items: readonly ChatItem[]): ChatWindow {
  const known = [...window.shown, ...window.waiting];
  const struck = new Map(known.filter(({ removed }) => removed).map(({ item }) => [item.key, item] as const));
  const entries = items.slice(-MOST_SHOWN).map((item): ChatEntry => {
    const before = struck.get(item.key);
    return { item, removed: before !== undefined && sameItem(before, item) };
  });
  const newest = known.at(-1)?.item;
  const joins = newest ? entries.findIndex(({ item }) => sameItem(item, newest)) : -1;
  if (!window.paused || joins < 0) return { ...EMPTY_CHAT, paused: window.paused, shown: entries };
  const fresh = entries.slice(joins + 1);
  return {
    ...window,
    waiting: [...window.waiting, ...fresh].slice(-MOST_SHOWN),
    missed: window.missed + fresh.length,
  };
}

export function pauseChat(window: ChatWindow): ChatWindow {
  return window.paused ? window : { ...window, paused: true, waiting: [], missed: 0 };
}

/** Draws what waited, and follows again. */
export function resumeChat(window: ChatWindow): ChatWindow {
  if (!window.paused) return window;
  return { ...EMPTY_CHAT, shown: [...window.shown, ...window.waiting].slice(-MOST_SHOWN) };
}
