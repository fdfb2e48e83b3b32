/** What several sources tell, named the same way whoever tells it. */

export const subscribedKey = (userId: string): string => `subscribed ${userId}`;
export const resubscribedKey = (userId: string): string => `resubscribed ${userId}`;
/** A bomb and its gifts come over some seconds, so its total belongs to its name. */
export const giftKey = (giverId: string | null, total: number, tier: number): string =>
  `gift ${giverId ?? 'anonymous'} ${total} ${tier}`;
export const raidedKey = (fromId: string): string => `raided ${fromId}`;
export const donatedKey = (userId: string, value: number): string => `donated ${userId} ${value}`;
export const cheeredKey = (userId: string | null, bits: number): string =>
  `cheered ${userId ?? 'anonymous'} ${bits}`;
export const bannedKey = (userId: string): string => `banned ${userId}`;
export const timedOutKey = (userId: string): string => `timed out ${userId}`;
export const clearedKey = (userId: string): string => `cleared ${userId}`;
export const deletedKey = (messageId: string): string => `deleted ${messageId}`;
export const CHAT_CLEARED = 'chat cleared';
export const whisperedKey = (fromId: string, text: string): string => `whispered ${fromId} ${text}`;
export const unbannedKey = (userId: string): string => `unbanned ${userId}`;
export const warnedKey = (userId: string): string => `warned ${userId}`;
export const roleKey = (role: string, has: boolean, userId: string): string =>
  `${has ? 'has' : 'lost'} ${role} ${userId}`;

/** The sources of each, the best first: chat has the words and all recipients, EventSub knows who and why. */
export const NOTIFICATION = 'channel.chat.notification';
export const SOURCES = {
  subscribed: ['chat', NOTIFICATION, 'channel.subscribe', 'asked'],
  resubscribed: ['chat', NOTIFICATION, 'channel.subscription.message'],
  gift: ['chat', NOTIFICATION, 'channel.subscription.gift', 'asked'],
  raided: ['chat', NOTIFICATION, 'channel.raid'],
  notice: ['chat', NOTIFICATION],
  donated: ['channel.charity_campaign.donate', 'chat', NOTIFICATION],
  cheered: ['chat', 'channel.cheer'],
  banned: ['channel.moderate', 'channel.ban', 'chat'],
  unbanned: ['channel.moderate', 'channel.unban'],
  warned: ['channel.moderate', 'channel.warning.send'],
  moderator: ['channel.moderator.add', 'channel.moderator.remove', 'channel.moderate'],
  vip: ['channel.vip.add', 'channel.vip.remove', 'channel.moderate'],
  whispered: ['user.whisper.message', 'chat'],
  deleted: ['chat', 'channel.chat.message_delete'],
  userCleared: ['chat', 'channel.chat.clear_user_messages'],
  chatCleared: ['chat', 'channel.chat.clear'],
} as const satisfies Record<string, readonly string[]>;

/** Chat tells gifts one by one, so that EventSub's summary waits longer for it. Milliseconds. */
export const GIFT_GRACE_MS = 30_000;
