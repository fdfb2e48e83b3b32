import type { Person } from '../chat/chatMessage.ts';

/** How order is kept, by moderators, by AutoMod and by Twitch. All times are epoch milliseconds by Twitch's clock. */

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

declare module '../events.ts' {
  interface Events {
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
  }
}
