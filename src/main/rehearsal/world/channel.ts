import type { Badge, EmoteSpan, MessageKind } from '../chat/message.ts';
import type { Account } from './account.ts';
import type { AdBreaks } from './ads.ts';
import type { AutoMod } from './autoMod.ts';
import type { CharityCampaign } from './charity.ts';
import type { Goal } from './goal.ts';
import type { HypeTrains } from './hypeTrain.ts';
import type { Poll } from './poll.ts';
import type { Prediction } from './prediction.ts';
import type { Redemption, Reward } from './reward.ts';
import type { Schedule } from './schedule.ts';

export type Tier = '1000' | '2000' | '3000';

export interface Subscriber {
  tier: Tier;
  prime: boolean;
  /** The giver of a gifted sub, null when it was bought or the giver is anonymous. */
  gifterId: string | null;
  gift: boolean;
  months: number;
  streak: number;
  founder: boolean;
  /** Epoch milliseconds. */
  since: number;
}

export interface Ban {
  moderatorId: string;
  reason: string;
  /** Epoch milliseconds. */
  at: number;
  /** Epoch milliseconds; null is for good. */
  until: number | null;
}

export interface LiveStream {
  id: string;
  /** Epoch milliseconds. */
  startedAt: number;
  viewers: number;
  /** Lasts as long as the recording, which markers and clips point into. */
  videoId: string;
}

export interface ChatModes {
  emoteOnly: boolean;
  /** Minutes somebody must have followed; null when everybody may talk. */
  followersOnly: number | null;
  /** Seconds between two lines of the same viewer; null when off. */
  slow: number | null;
  subscribersOnly: boolean;
  uniqueChat: boolean;
  /** Seconds that non-moderators see chat late; null when off. */
  delay: number | null;
}

export interface UnbanRequest {
  id: string;
  accountId: string;
  text: string;
  status: 'pending' | 'approved' | 'denied' | 'acknowledged' | 'canceled';
  createdAt: number;
  resolvedAt: number | null;
  resolvedBy: string | null;
  resolution: string;
}

export interface Clip {
  id: string;
  creatorId: string;
  title: string;
  createdAt: number;
  /** Epoch milliseconds from which GET /clips knows it. */
  readyAt: number;
  duration: number;
  views: number;
  offset: number;
  gameId: string;
  videoId: string;
}

export interface Marker {
  id: string;
  description: string;
  createdAt: number;
  position: number;
  videoId: string;
}

/** One broadcaster's room with everything that belongs to it. */
export interface Channel {
  readonly owner: Account;
  title: string;
  gameId: string;
  language: string;
  tags: string[];
  contentLabels: string[];
  branded: boolean;
  delaySeconds: number;
  stream: LiveStream | null;
  modes: ChatModes;
  /** Account id to the time of following. */
  readonly followers: Map<string, number>;
  readonly subscribers: Map<string, Subscriber>;
  /** Subs given in this channel, by account id. */
  readonly giftsGiven: Map<string, number>;
  readonly bitsGiven: Map<string, number>;
  readonly moderators: Set<string>;
  /** Those of the moderators who lead the others. */
  readonly leadModerators: Set<string>;
  readonly vips: Set<string>;
  readonly bans: Map<string, Ban>;
  /** Account id to the reason; the viewer cannot talk before having acknowledged it. */
  readonly warnings: Map<string, string>;
  readonly unbanRequests: Map<string, UnbanRequest>;
  readonly suspicious: Map<string, 'active_monitoring' | 'restricted'>;
  /** Viewers in the room who have no connection of their own, by account id. */
  readonly present: Set<string>;
  /** Everybody who ever wrote here. */
  readonly everChatted: Set<string>;
  /** When somebody last wrote here, by account id. */
  readonly lastLines: Map<string, number>;
  /** The newest lines, oldest first. */
  readonly messages: Map<string, ChatMessage>;
  readonly points: Map<string, number>;
  readonly rewards: Map<string, Reward>;
  readonly redemptions: Map<string, Redemption>;
  readonly polls: Poll[];
  readonly predictions: Prediction[];
  readonly goals: Goal[];
  readonly clips: Clip[];
  readonly markers: Marker[];
  readonly hypeTrains: HypeTrains;
  readonly ads: AdBreaks;
  readonly schedule: Schedule;
  readonly autoMod: AutoMod;
  charity: CharityCampaign | null;
  shield: { active: boolean; moderatorId: string; activatedAt: number | null };
  /** The raid whose countdown runs; null when none does. */
  raid: { targetId: string; createdAt: number } | null;
  shoutouts: { lastAt: number; lastByTarget: Map<string, number> };
  pinned: { messageId: string; moderatorId: string; until: number | null } | null;
  /** Epoch milliseconds of the newest announcement. */
  announcedAt: number;
}

export const NO_MODES: ChatModes = {
  emoteOnly: false,
  followersOnly: null,
  slow: null,
  subscribersOnly: false,
  uniqueChat: false,
  delay: null,
};

export function isModerator(channel: Channel, accountId: string): boolean {
  return channel.owner.id === accountId || channel.moderators.has(accountId);
}

/** What the room's own people may do without its limits. */
export function isPrivileged(channel: Channel, accountId: string): boolean {
  return isModerator(channel, accountId) || channel.vips.has(accountId);
}

/** The ban or timeout that holds now; one that has run out is forgotten on the way. */
export function activeBan(channel: Channel, accountId: string, now: number): Ban | null {
  const ban = channel.bans.get(accountId);
  if (!ban) return null;
  if (ban.until !== null && ban.until <= now) {
    channel.bans.delete(accountId);
    return null;
  }
  return ban;
}

/** One line of chat as it was said, before any protocol. */
export interface ChatMessage {
  readonly id: string;
  readonly channel: Channel;
  readonly author: Account;
  /** Without the wrapper of `/me`. */
  readonly text: string;
  readonly action: boolean;
  readonly kind: MessageKind;
  readonly emotes: readonly EmoteSpan[];
  readonly badges: readonly Badge[];
  readonly bits: number;
  /** Epoch milliseconds. */
  readonly sentAt: number;
  readonly firstEver: boolean;
  readonly returning: boolean;
  readonly parent: ChatMessage | null;
  /** The first message of the thread; null outside of one. */
  readonly thread: ChatMessage | null;
  readonly rewardId: string | null;
  readonly nonce: string | null;
  /** The original when this is the copy that a shared chat makes; the message itself in the room it was said in. */
  readonly source: ChatMessage | null;
  deleted: boolean;
}
