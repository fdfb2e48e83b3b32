import type { MessagePart, Person } from '../chat/chatMessage.ts';

/** What Twitch announces besides chat. All times are epoch milliseconds by Twitch's clock. */

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

export interface Banned {
  user: Person;
  /** Null when Twitch did not tell who did it. */
  moderator: Person | null;
  /** Empty when none was given; null when Twitch did not tell. */
  reason: string | null;
  time: number;
}

export interface TimedOut extends Banned {
  /** When the person may talk again. */
  until: number;
}

export interface Unbanned {
  user: Person;
  moderator: Person | null;
  /** A timeout that was ended early. */
  wasTimeout: boolean | null;
  time: number;
}

export interface Warned {
  user: Person;
  moderator: Person | null;
  reason: string;
  rules: readonly string[];
  time: number;
}

export interface WarningAcknowledged {
  user: Person;
  time: number;
}

/** Anything that a moderator did, in one form, for the log. */
export interface ModeratorActed {
  moderator: Person;
  /** Twitch's name of the action: `timeout`, `slow`, `raid`, `shared_chat_ban` ... */
  action: string;
  /** Null when it was not about a person. */
  target: Person | null;
  /** The facts of the action that Twitch gave: reason, seconds, terms, message. */
  details: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** Where it was done, in a shared chat; null for here. */
  sourceChannel: Person | null;
  time: number;
}

export interface RoleChanged {
  user: Person;
  role: 'moderator' | 'vip';
  has: boolean;
  time: number;
}

export interface SuspiciousUser {
  user: Person;
  status: 'none' | 'monitored' | 'restricted' | 'unknown';
  moderator: Person | null;
  time: number;
}

export interface SuspiciousMessage {
  user: Person;
  status: SuspiciousUser['status'];
  messageId: string;
  text: string;
  /** Why Twitch is suspicious, in its names. */
  types: readonly string[];
  /** Twitch's guess: `likely`, `possible`, `unknown`. */
  banEvasion: string;
  time: number;
}

export interface UnbanAsked {
  id: string;
  user: Person;
  text: string;
  time: number;
}

export interface UnbanAnswered {
  id: string;
  user: Person;
  moderator: Person | null;
  text: string;
  status: 'approved' | 'denied' | 'cancelled' | 'unknown';
  time: number;
}

/** A line that AutoMod, or a blocked term, holds back for a moderator to decide. */
export interface LineHeld {
  messageId: string;
  user: Person;
  text: string;
  reason: 'automod' | 'blocked-term' | 'unknown';
  /** AutoMod's category; null for a blocked term. */
  category: string | null;
  level: number | null;
  time: number;
}

export interface HeldLineDecided {
  messageId: string;
  user: Person;
  moderator: Person | null;
  status: 'approved' | 'denied' | 'expired' | 'unknown';
  time: number;
}

/** A line of the bot itself was held back, or let go. */
export interface OwnLineHeld {
  messageId: string;
  text: string;
  status: 'held' | 'approved' | 'denied' | 'invalid' | 'unknown';
  time: number;
}

export interface AutoModSettings {
  /** Null when the categories are set one by one. */
  overall: number | null;
  categories: Readonly<Record<string, number>>;
  moderator: Person | null;
}

export interface AutoModTermsChanged {
  moderator: Person;
  /** `add_permitted`, `remove_blocked` ... */
  action: string;
  terms: readonly string[];
  byAutoMod: boolean;
}

export interface ChannelUpdated {
  title: string;
  language: string;
  category: { id: string; name: string };
  labels: readonly string[];
  time: number;
}

export interface StreamStarted {
  id: string;
  /** `live`, `playlist`, `watch_party`, `premiere`, `rerun`. */
  kind: string;
  startedAt: number;
  late: boolean;
}

export interface StreamEnded {
  time: number;
  late: boolean;
}

export interface RaidSent {
  to: Person;
  viewers: number;
  time: number;
}

export interface AdBreak {
  seconds: number;
  startedAt: number;
  automatic: boolean;
  requester: Person | null;
}

export interface ShoutoutSent {
  to: Person;
  moderator: Person;
  viewers: number;
  startedAt: number;
  /** When the next one to anybody may be given. */
  nextAt: number;
  /** When the next one to this channel may be given. */
  nextToSameAt: number;
}

export interface ShoutoutReceived {
  from: Person;
  viewers: number;
  startedAt: number;
}

export interface ShieldMode {
  on: boolean;
  moderator: Person | null;
  time: number;
}

export interface SharedChat {
  phase: 'began' | 'changed' | 'ended';
  sessionId: string;
  host: Person;
  /** Empty when it has ended. */
  participants: readonly Person[];
}

export interface PollChoice {
  id: string;
  title: string;
  votes: number;
  /** Votes paid with channel points, part of `votes`. */
  pointVotes: number;
}

export interface Poll {
  id: string;
  title: string;
  choices: readonly PollChoice[];
  status: 'running' | 'completed' | 'terminated' | 'archived' | 'unknown';
  /** Channel points for one more vote; null when that is not offered. */
  pointsPerVote: number | null;
  startedAt: number;
  /** When it ends or has ended. */
  endsAt: number;
}

export interface PollChanged {
  phase: 'began' | 'progressed' | 'ended';
  poll: Poll;
}

export interface Predictor {
  user: Person;
  points: number;
  /** Null until it is resolved. */
  won: number | null;
}

export interface PredictionOutcome {
  id: string;
  title: string;
  colour: 'blue' | 'pink';
  users: number;
  points: number;
  top: readonly Predictor[];
}

export interface Prediction {
  id: string;
  title: string;
  outcomes: readonly PredictionOutcome[];
  status: 'open' | 'locked' | 'resolved' | 'cancelled' | 'unknown';
  winnerId: string | null;
  startedAt: number;
  /** When it locks or has locked; null when unknown. */
  locksAt: number | null;
  endedAt: number | null;
}

export interface PredictionChanged {
  phase: 'began' | 'progressed' | 'locked' | 'ended';
  prediction: Prediction;
}

export interface HypeTrain {
  id: string;
  level: number;
  total: number;
  /** Points in this level, and how many it takes; null when it has ended. */
  progress: number | null;
  goal: number | null;
  kind: 'regular' | 'golden_kappa' | 'treasure' | 'other';
  shared: boolean;
  top: readonly { user: Person; kind: string; total: number }[];
  startedAt: number;
  /** When it runs out or has ended. */
  endsAt: number;
  /** When the next can start; null while it runs. */
  cooldownEndsAt: number | null;
}

export interface HypeTrainChanged {
  phase: 'began' | 'progressed' | 'ended';
  train: HypeTrain;
}

export interface Goal {
  id: string;
  /** Twitch's name: `follower`, `subscription`, `new_bit` ... */
  kind: string;
  description: string;
  current: number;
  target: number;
  startedAt: number;
  /** Null while it runs. */
  endedAt: number | null;
  achieved: boolean;
}

export interface GoalChanged {
  phase: 'began' | 'progressed' | 'ended';
  goal: Goal;
}

export interface Money {
  /** In the smallest unit: cents. */
  value: number;
  decimals: number;
  currency: string;
}

export interface CharityCampaign {
  id: string;
  name: string;
  description: string;
  website: string;
  logoUrl: string;
  current: Money;
  target: Money;
}

export interface CharityChanged {
  phase: 'began' | 'progressed' | 'ended';
  campaign: CharityCampaign;
}

export interface CharityDonated {
  id: string;
  user: Person;
  charity: string;
  amount: Money;
  time: number;
}

declare module '../events.ts' {
  interface Events {
    'viewer.followed': Followed;
    'viewer.unsubscribed': Unsubscribed;
    'viewer.usedPowerUp': PowerUpUsed;
    'viewer.redeemed': Redemption;
    'viewer.redemptionUpdated': Redemption;
    'viewer.redeemedAutomatic': AutomaticRedemption;
    'viewer.banned': Banned;
    'viewer.timedOut': TimedOut;
    'viewer.unbanned': Unbanned;
    'viewer.warned': Warned;
    'viewer.acknowledgedWarning': WarningAcknowledged;
    'viewer.roleChanged': RoleChanged;
    'viewer.becameSuspicious': SuspiciousUser;
    'viewer.saidSuspicious': SuspiciousMessage;
    'viewer.askedUnban': UnbanAsked;
    'viewer.unbanAnswered': UnbanAnswered;
    'moderator.acted': ModeratorActed;
    'automod.held': LineHeld;
    'automod.decided': HeldLineDecided;
    'automod.heldOwn': OwnLineHeld;
    'automod.settingsChanged': AutoModSettings;
    'automod.termsChanged': AutoModTermsChanged;
    'reward.changed': RewardChanged;
    'channel.updated': ChannelUpdated;
    'channel.raiding': RaidSent;
    'channel.adBreak': AdBreak;
    'channel.gaveShoutout': ShoutoutSent;
    'channel.gotShoutout': ShoutoutReceived;
    'channel.shieldMode': ShieldMode;
    'channel.sharedChat': SharedChat;
    'stream.started': StreamStarted;
    'stream.ended': StreamEnded;
    'poll.changed': PollChanged;
    'prediction.changed': PredictionChanged;
    'hypeTrain.changed': HypeTrainChanged;
    'goal.changed': GoalChanged;
    'charity.changed': CharityChanged;
    'charity.donated': CharityDonated;
  }
}
