import type { ChatItem } from '../../../../shared/contract/chat.ts';

export type Line = Extract<ChatItem, { kind: 'line' }>;

/** What can be done about a line, as far as it tells itself; what Twitch refuses beyond that is told when it does. */
export interface Possible {
  reply: boolean;
  remove: boolean;
  /** Timeout and ban. */
  sendOut: boolean;
}

export function possible(line: Line, removed: boolean): Possible {
  const named = line.id !== null && !removed;
  return { reply: named, remove: named, sendOut: !line.own && !line.user.badges.includes('broadcaster') };
}
