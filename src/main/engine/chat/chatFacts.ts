import type {
  Badge,
  ChatMessage,
  ChatUser,
  MessagePart,
  Person,
  SharedSource,
  Standing,
} from './chatMessage.ts';

/** What chat announces besides lines. All times are epoch milliseconds by Twitch's clock. */

export interface MessageDeleted {
  messageId: string;
  /** The id is null when Twitch tells only the login. */
  user: { id: string | null; login: string };
  /** Null when Twitch does not repeat it; may be cut. */
  text: string | null;
  time: number;
}

/** A moderator removed somebody's lines: by a ban or a timeout. Who did it, and why, tells `viewer.banned`. */
export interface UserCleared {
  user: { id: string; login: string };
  time: number;
}

export interface ChatCleared {
  time: number;
}

/** The modes of the chat room, whole. */
export interface RoomState {
  emoteOnly: boolean;
  /** Minutes one must have followed; 0 for any follower; null when everybody may talk. */
  followersOnly: number | null;
  /** Seconds between two lines of one person; 0 for off. */
  slow: number;
  subscribersOnly: boolean;
  /** No line may repeat another. */
  unique: boolean;
}

export const ANNOUNCEMENT_COLOURS = ['primary', 'blue', 'green', 'orange', 'purple'] as const;
export type AnnouncementColour = (typeof ANNOUNCEMENT_COLOURS)[number];

/** What every notice of chat has, whichever way it came. */
export interface NoticeBase {
  id: string;
  time: number;
  shared: SharedSource | null;
}

export interface Announcement extends NoticeBase {
  user: ChatUser;
  badges: readonly Badge[];
  standing: Standing;
  text: string;
  parts: readonly MessagePart[];
  colour: AnnouncementColour;
}

export type SubTier = 1 | 2 | 3;

export interface Subscribed {
  id: string;
  time: number;
  user: Person;
  tier: SubTier;
  prime: boolean;
  /** Months paid at once; 1 as a rule. */
  months: number;
  /** True when it was found by asking later, since nobody told at the time. */
  late: boolean;
}

export interface Resubscribed {
  id: string;
  time: number;
  user: Person;
  tier: SubTier;
  prime: boolean;
  /** All months there ever were. */
  totalMonths: number;
  /** Months in a row; null when the person does not show them. */
  streak: number | null;
  text: string;
  parts: readonly MessagePart[];
  /** Who had given the subscription; null when it is their own, or the giver is unknown. */
  giver: Person | null;
}

/** Given subscriptions: one fact for all that were given at once. */
export interface GiftedSubs {
  id: string;
  time: number;
  /** Null for somebody who does not want to be named. */
  giver: Person | null;
  tier: SubTier;
  /** How many were given. */
  total: number;
  /** Who got one; fewer than `total` when Twitch did not tell all. */
  recipients: readonly Person[];
  /** Months each. */
  months: number;
  /** All that the giver ever gave in this channel; null when they do not show it. */
  given: number | null;
}

/** Somebody goes on with a subscription that was given to them, or pays for one that Prime had paid. */
export interface SubContinued {
  id: string;
  time: number;
  user: Person;
  from: 'gift' | 'prime';
  /** Null when it was Prime, or the giver is not named. */
  giver: Person | null;
  /** Null when Twitch does not tell. */
  tier: SubTier | null;
}

/** Somebody who was given a subscription gives one on. */
export interface GiftPaidForward {
  id: string;
  time: number;
  user: Person;
  /** Null when the one before is not named. */
  giver: Person | null;
  /** Null for a gift to all of chat. */
  recipient: Person | null;
}

export interface Raided {
  id: string;
  time: number;
  from: Person;
  viewers: number;
}

export interface Cheered {
  id: string;
  time: number;
  /** Null for somebody who does not want to be named. */
  user: Person | null;
  bits: number;
  text: string;
  parts: readonly MessagePart[];
}

/** A round number that Twitch celebrates. */
export interface Milestone {
  id: string;
  time: number;
  user: Person;
  kind: 'watch-streak' | 'bits-badge' | 'moderator-anniversary' | 'other';
  /** Streams in a row, bits, or months. */
  value: number;
  /** Channel points that Twitch gave for it; 0 for none. */
  reward: number;
  text: string;
}

/** A notice of a kind that has no fact of its own, in Twitch's words. */
export interface OtherNotice extends NoticeBase {
  /** Twitch's name of the kind. */
  kind: string;
  user: Person | null;
  /** Twitch's sentence. */
  sentence: string;
  text: string;
}

export interface Whisper {
  id: string;
  time: number;
  from: Person;
  text: string;
}

/** Twitch tells the bot something about the room or about a line of its own. */
export interface RoomNotice {
  /** Twitch's id of it, such as `msg_slowmode`; null when it has none. */
  code: string | null;
  text: string;
  time: number;
}

declare module '../events.ts' {
  interface Events {
    'chat.message': ChatMessage;
    'chat.messageDeleted': MessageDeleted;
    'chat.userCleared': UserCleared;
    'chat.cleared': ChatCleared;
    'chat.modesChanged': RoomState;
    'chat.announcement': Announcement;
    'chat.notice': OtherNotice;
    'chat.roomNotice': RoomNotice;
    'chat.whisper': Whisper;
    'viewer.subscribed': Subscribed;
    'viewer.resubscribed': Resubscribed;
    'viewer.giftedSubs': GiftedSubs;
    'viewer.subContinued': SubContinued;
    'viewer.giftPaidForward': GiftPaidForward;
    'viewer.cheered': Cheered;
    'viewer.milestone': Milestone;
    'channel.raided': Raided;
  }
}
