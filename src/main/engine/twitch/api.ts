import type { AnnouncementColour, RoomState, SubTier } from '../chat/chatFacts.ts';
import type { Person } from '../chat/chatMessage.ts';
import type { AccountSlot } from './accounts.ts';
import type { CharityCampaign, Goal, HypeTrain, Poll, Prediction } from './campaignFacts.ts';
import type { ChannelUpdated } from './channelFacts.ts';
import type { Redemption, Reward } from './viewerFacts.ts';

/**
 * What Twitch can be asked and told. Every call rejects with AppError: its code says what went wrong, its message is
 * written for a streamer. Times are epoch milliseconds. Who acts is chosen here: what the streamer alone may do is
 * done as the streamer, what a moderator may do as the bot where it is one, else as the streamer.
 */
export interface TwitchApi {
  /** The same with another place in the queue when Twitch wants us to slow down. */
  at(urgency: Urgency): TwitchApi;
  readonly users: UsersApi;
  readonly chat: ChatApi;
  readonly moderation: ModerationApi;
  readonly roles: RolesApi;
  readonly channel: ChannelApi;
  readonly audience: AudienceApi;
  readonly polls: PollsApi;
  readonly predictions: PredictionsApi;
  readonly rewards: RewardsApi;
  readonly raids: RaidsApi;
  readonly ads: AdsApi;
  readonly clips: ClipsApi;
  readonly schedule: ScheduleApi;
  readonly goals: GoalsApi;
}

/**
 * `user`: somebody clicked and waits. `bot`: chat or a routine waits; this is what calls are unless said otherwise.
 * `background`: nobody waits, so that a part of what Twitch allows is kept for the others.
 */
export type Urgency = 'user' | 'bot' | 'background';

export interface Profile extends Person {
  /** '' for nobody special, `affiliate`, `partner`. */
  broadcasterType: string;
  description: string;
  pictureUrl: string;
  createdAt: number;
}

export interface UsersApi {
  /** Any number; those that do not exist are left out. */
  byIds(ids: readonly string[]): Promise<Profile[]>;
  byLogins(logins: readonly string[]): Promise<Profile[]>;
  /** Whose sign-in this is. */
  myself(slot: AccountSlot): Promise<Profile>;
}

export type Said =
  | { kind: 'said'; messageId: string }
  /** Twitch took it and shows it to nobody; `code` is Twitch's. */
  | { kind: 'dropped'; code: string; message: string };

export interface Emote {
  id: string;
  name: string;
  /** The smallest animated form where there is one. */
  url: string;
  animated: boolean;
  /** `subscriptions`, `globals`, `bitstier`, `follower` ... */
  kind: string;
}

export interface BadgeSet {
  id: string;
  versions: readonly { id: string; title: string; url: string; urlLarge: string }[];
}

export interface SharedSession {
  id: string;
  hostId: string;
  participantIds: readonly string[];
  startedAt: number;
}

export interface ChatApi {
  /** One line, at most 500 code points. Speak through the outbox instead. */
  say(text: string, replyTo: string | null): Promise<Said>;
  announce(text: string, colour: AnnouncementColour): Promise<void>;
  shoutout(channelId: string): Promise<void>;
  whisper(userId: string, text: string): Promise<void>;
  /** `#RRGGBB` by user id; those who never chose one are left out. */
  colours(userIds: readonly string[]): Promise<Map<string, string>>;
  /** A name such as `hot_pink`, or with Turbo or Prime `#RRGGBB`. */
  setColour(slot: AccountSlot, colour: string): Promise<void>;
  settings(): Promise<RoomState>;
  /** What is left out stays as it is. */
  changeSettings(changes: Partial<RoomState>): Promise<RoomState>;
  /** Everybody in chat, also those who say nothing; Twitch is some minutes behind. */
  chatters(): Promise<Person[]>;
  emotes(of: 'channel' | 'global'): Promise<Emote[]>;
  badges(of: 'channel' | 'global'): Promise<BadgeSet[]>;
  /** Null when there is none. */
  sharedSession(): Promise<SharedSession | null>;
}

export interface BanEntry {
  user: Person;
  moderator: Person | null;
  reason: string;
  createdAt: number;
  /** Null for good. */
  until: number | null;
}

export interface UnbanRequest {
  id: string;
  user: Person;
  text: string;
  status: 'pending' | 'approved' | 'denied' | 'acknowledged' | 'canceled';
  createdAt: number;
}

export interface BlockedTerm {
  id: string;
  text: string;
  createdAt: number;
  /** Null for good. */
  until: number | null;
}

export interface ModerationApi {
  ban(userId: string, reason: string): Promise<void>;
  /** 1 second to 14 days. */
  timeout(userId: string, seconds: number, reason: string): Promise<void>;
  /** Also ends a timeout. */
  unban(userId: string): Promise<void>;
  banned(): Promise<BanEntry[]>;
  deleteMessage(messageId: string): Promise<void>;
  clearChat(): Promise<void>;
  warn(userId: string, reason: string): Promise<void>;
  shieldMode(): Promise<boolean>;
  setShieldMode(on: boolean): Promise<void>;
  /** Lets a line go that AutoMod holds, or not. */
  decideHeld(messageId: string, allow: boolean): Promise<void>;
  /** What AutoMod would say to these texts: true for what it would let through. At most 100. */
  checkAutoMod(texts: readonly string[]): Promise<boolean[]>;
  blockedTerms(): Promise<BlockedTerm[]>;
  addBlockedTerm(text: string): Promise<BlockedTerm>;
  removeBlockedTerm(id: string): Promise<void>;
  unbanRequests(status: UnbanRequest['status']): Promise<UnbanRequest[]>;
  resolveUnbanRequest(id: string, approve: boolean, text: string): Promise<void>;
}

export interface RolesApi {
  moderators(): Promise<Person[]>;
  addModerator(userId: string): Promise<void>;
  removeModerator(userId: string): Promise<void>;
  vips(): Promise<Person[]>;
  addVip(userId: string): Promise<void>;
  removeVip(userId: string): Promise<void>;
}

export interface StreamInfo {
  id: string;
  user: Person;
  category: { id: string; name: string };
  title: string;
  viewers: number;
  startedAt: number;
  language: string;
  /** With {width} and {height} in it. */
  thumbnailUrl: string;
  tags: readonly string[];
}

export interface ChannelInfo extends Omit<ChannelUpdated, 'time'> {
  user: Person;
  tags: readonly string[];
}

export interface ChannelChanges {
  title?: string;
  categoryId?: string;
  language?: string;
  tags?: readonly string[];
  /** Labels to switch on or off, by their ids. */
  labels?: Readonly<Record<string, boolean>>;
}

export interface Category {
  id: string;
  name: string;
  /** With {width} and {height} in it. */
  boxArtUrl: string;
}

export interface ChannelApi {
  /** Those that do not exist are left out. */
  info(userIds: readonly string[]): Promise<ChannelInfo[]>;
  change(changes: ChannelChanges): Promise<void>;
  /** Those that are offline are left out; one to three minutes behind. */
  streams(userIds: readonly string[]): Promise<StreamInfo[]>;
  mark(description: string): Promise<{ id: string; seconds: number }>;
  categories(ids: readonly string[]): Promise<Category[]>;
  findCategories(text: string): Promise<Category[]>;
  findChannels(text: string, liveOnly: boolean): Promise<(Person & { live: boolean; title: string })[]>;
}

export interface Follower extends Person {
  followedAt: number;
}

export interface Subscriber extends Person {
  tier: SubTier;
  gift: boolean;
  /** Null when it was bought, or the giver is not named. */
  giver: Person | null;
}

export interface Page<T> {
  items: T[];
  /** For the next page; null at the end. */
  next: string | null;
}

export interface AudienceApi {
  /** The newest first. */
  followers(after: string | null): Promise<Page<Follower> & { total: number }>;
  /** Null when the person does not follow. */
  follower(userId: string): Promise<Follower | null>;
  subscribers(after: string | null): Promise<Page<Subscriber> & { total: number; points: number }>;
  /** Null when the person does not subscribe. */
  subscriber(userId: string): Promise<Subscriber | null>;
  bitsLeaders(count: number): Promise<{ user: Person; rank: number; bits: number }[]>;
}

export interface PollsApi {
  /** The newest first. */
  list(): Promise<Poll[]>;
  /** 2 to 5 choices, 15 to 1800 seconds; `pointsPerVote` null for votes without channel points. */
  start(poll: {
    title: string;
    choices: readonly string[];
    seconds: number;
    pointsPerVote: number | null;
  }): Promise<Poll>;
  /** `show`: the result stays on the screen. */
  end(id: string, show: boolean): Promise<Poll>;
}

export interface PredictionsApi {
  /** The newest first. */
  list(): Promise<Prediction[]>;
  /** 2 to 10 outcomes, 30 to 1800 seconds. */
  start(prediction: { title: string; outcomes: readonly string[]; seconds: number }): Promise<Prediction>;
  lock(id: string): Promise<Prediction>;
  resolve(id: string, winnerId: string): Promise<Prediction>;
  /** Gives all points back. */
  cancel(id: string): Promise<Prediction>;
}

export interface RewardChanges {
  title?: string;
  prompt?: string;
  cost?: number;
  enabled?: boolean;
  paused?: boolean;
  needsInput?: boolean;
  skipsQueue?: boolean;
  /** Null for no limit. */
  perStream?: number | null;
  perViewerPerStream?: number | null;
  /** Seconds. */
  cooldown?: number | null;
  /** `#RRGGBB`. */
  colour?: string;
}

export interface RewardsApi {
  /** `manageable`: only those that Emcee made, since no others can be changed or refunded. */
  list(manageable: boolean): Promise<Reward[]>;
  create(reward: RewardChanges & { title: string; cost: number }): Promise<Reward>;
  update(id: string, changes: RewardChanges): Promise<Reward>;
  delete(id: string): Promise<void>;
  /** The newest first; with `since` (epoch milliseconds) it stops asking when it has come to older ones. */
  redemptions(
    rewardId: string,
    status: 'unfulfilled' | 'fulfilled' | 'cancelled',
    since?: number,
  ): Promise<Redemption[]>;
  fulfil(rewardId: string, redemptionIds: readonly string[]): Promise<void>;
  /** Gives the points back. */
  refund(rewardId: string, redemptionIds: readonly string[]): Promise<void>;
}

export interface RaidsApi {
  /** It leaves after 90 seconds, or when the streamer clicks. */
  start(channelId: string): Promise<void>;
  cancel(): Promise<void>;
}

export interface AdSchedule {
  /** Null when none is planned. */
  nextAt: number | null;
  /** Seconds of the next one. */
  duration: number;
  lastAt: number | null;
  /** Seconds without an ad before the stream for who comes in. */
  prerollFree: number;
  snoozes: number;
  /** When there is one snooze more; null when there are all. */
  snoozeBackAt: number | null;
}

export interface AdsApi {
  schedule(): Promise<AdSchedule>;
  snooze(): Promise<AdSchedule>;
  /** Seconds; answers the real length and how long to wait before the next. */
  run(seconds: number): Promise<{ seconds: number; message: string; retryAfter: number }>;
}

export interface Clip {
  id: string;
  url: string;
  title: string;
  creator: Person;
  createdAt: number;
  seconds: number;
  views: number;
  thumbnailUrl: string;
}

export interface ClipsApi {
  /** Waits until Twitch has made it, up to 15 seconds; rejects when it did not. */
  create(title: string | null): Promise<Clip>;
  /** The most watched first. */
  of(channelId: string, count: number): Promise<Clip[]>;
  byId(id: string): Promise<Clip | null>;
}

export interface ScheduleSegment {
  id: string;
  title: string;
  startsAt: number;
  endsAt: number;
  category: { id: string; name: string } | null;
  recurring: boolean;
  /** Null when it takes place. */
  cancelledUntil: number | null;
}

export interface NewSegment {
  title: string;
  startsAt: number;
  /** An IANA name: `Europe/Berlin`. */
  timeZone: string;
  minutes: number;
  recurring: boolean;
  categoryId: string | null;
}

export interface ScheduleApi {
  /** The next ones; empty when there is no schedule. */
  segments(count: number): Promise<ScheduleSegment[]>;
  add(segment: NewSegment): Promise<ScheduleSegment>;
  change(id: string, changes: Partial<NewSegment> & { cancelled?: boolean }): Promise<ScheduleSegment>;
  delete(id: string): Promise<void>;
}

export interface GoalsApi {
  list(): Promise<Goal[]>;
  /** Null when none runs. */
  hypeTrain(): Promise<HypeTrain | null>;
  /** Null when none runs. */
  charity(): Promise<CharityCampaign | null>;
}

/** How much Twitch still lets one account ask. */
export interface ApiLimits {
  slot: AccountSlot;
  /** Points for a minute. */
  limit: number;
  left: number;
  /** Epoch milliseconds at which all are back. */
  fullAt: number;
}
