import type { MessagePart, Person } from '../chat/chatMessage.ts';

/** What viewers do besides chatting. All times are epoch milliseconds by Twitch's clock. */

export interface Followed {
  user: Person;
  time: number;
  /** True when it was found by asking later, since it happened while Emcee could not hear it. */
  late: boolean;
}

export interface Unsubscribed {
  user: Person;
  tier: 1 | 2 | 3;
  wasGift: boolean;
  time: number;
  late: boolean;
}

/** Bits spent on an effect instead of a cheer. */
export interface PowerUpUsed {
  user: Person;
  bits: number;
  /** Twitch's name: `message_effect`, `celebration`, `gigantify_an_emote`, or a new one. */
  kind: string;
  text: string;
  parts: readonly MessagePart[];
  time: number;
}

export type RedemptionStatus = 'unfulfilled' | 'fulfilled' | 'cancelled' | 'unknown';

export interface Redemption {
  id: string;
  user: Person;
  /** What the viewer typed; empty when the reward asks for nothing. */
  input: string;
  status: RedemptionStatus;
  reward: { id: string; title: string; cost: number; prompt: string };
  time: number;
  late: boolean;
}

/** A reward that Twitch itself offers and fulfils, such as a highlighted message. */
export interface AutomaticRedemption {
  id: string;
  user: Person;
  /** Twitch's name of the reward. */
  kind: string;
  cost: number;
  text: string;
  emote: { id: string; name: string } | null;
  time: number;
}

export interface Reward {
  id: string;
  title: string;
  prompt: string;
  cost: number;
  enabled: boolean;
  paused: boolean;
  inStock: boolean;
  needsInput: boolean;
  skipsQueue: boolean;
  /** Null for no limit. */
  perStream: number | null;
  perViewerPerStream: number | null;
  /** Seconds; null for none. */
  cooldown: number | null;
  /** `#RRGGBB`. */
  colour: string;
  imageUrl: string;
  /** Null when it is not cooling down. */
  cooldownEnds: number | null;
  /** Null when the stream is offline. */
  redeemedThisStream: number | null;
}

export interface RewardChanged {
  change: 'added' | 'updated' | 'removed';
  reward: Reward;
}

declare module '../events.ts' {
  interface Events {
    'viewer.followed': Followed;
    'viewer.unsubscribed': Unsubscribed;
    'viewer.usedPowerUp': PowerUpUsed;
    'viewer.redeemed': Redemption;
    'viewer.redemptionUpdated': Redemption;
    'viewer.redeemedAutomatic': AutomaticRedemption;
    'reward.changed': RewardChanged;
  }
}
