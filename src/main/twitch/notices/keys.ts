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
export const followedKey = (userId: string): string => `followed ${userId}`;

/** Chat tells gifts one by one, so that EventSub's summary waits longer for it. Milliseconds. */
export const GIFT_GRACE_MS = 30_000;
