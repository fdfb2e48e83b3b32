import type { Person } from './chat/chatMessage.ts';

/** Word forms for a person: she, her, her, hers, herself. */
export interface PronounSet {
  subject: string;
  object: string;
  possessive: string;
  possessivePronoun: string;
  reflexive: string;
}

/** What is known of the people of the channel. */
export interface People {
  /** By login or name, with or without `@`, of those who were ever here; null when nobody is called that. */
  known(name: string): Person | null;
  /** The same, and asks Twitch when nobody here is called that. */
  find(name: string): Promise<Person | null>;
  byId(id: string): Person | null;
  /** Those who have talked or watched lately, the latest first. */
  present(): readonly Person[];
  /** Whether that one is among them. */
  isPresent(id: string): boolean;
  groupsOf(id: string): readonly string[];
  /** All groups that the streamer has made. */
  groups(): readonly string[];
  /** Null when it has not been asked for yet. */
  follows(id: string): boolean | null;
  isFollower(id: string): Promise<boolean>;
  /** Since when they follow, in epoch milliseconds; null for who does not. Asks Twitch when it is not known. */
  followedSince(id: string): Promise<number | null>;
  /** Null for those who were never here. */
  record(id: string): PersonRecord | null;
}

export interface PersonRecord {
  firstSeen: number;
  lastSeen: number;
  watchedMinutes: number;
  messages: number;
  /** Streams that the person came to, and how many of them in a row up to now. */
  streams: number;
  streak: number;
  /** Null for who has not told. */
  pronouns: PronounSet | null;
  /** The bot does not react to this person. */
  ignored: boolean;
}

declare module './services.ts' {
  interface Services {
    people: People;
  }
}
