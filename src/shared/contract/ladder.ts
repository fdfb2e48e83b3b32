import { z } from 'zod';

/** The ladder of chat, from the least to the most. Each step may do what all before it may. */
export const CHAT_ROLES = [
  'everyone',
  'follower',
  'subscriber',
  'subscriber2',
  'subscriber3',
  'vip',
  'moderator',
  'streamer',
] as const;
export type ChatRole = (typeof CHAT_ROLES)[number];
export const chatRoleSchema = z.enum(CHAT_ROLES);

/** Who they are in a sentence: `for moderators`. */
export const ROLE_TEXTS: Readonly<Record<ChatRole, string>> = {
  everyone: 'everyone',
  follower: 'followers',
  subscriber: 'subscribers',
  subscriber2: 'subscribers of tier 2',
  subscriber3: 'subscribers of tier 3',
  vip: 'VIPs',
  moderator: 'moderators',
  streamer: 'the streamer',
};

export function chatRoleAtLeast(role: ChatRole, needed: ChatRole): boolean {
  return CHAT_ROLES.indexOf(role) >= CHAT_ROLES.indexOf(needed);
}
