/** Somebody on Twitch. The id never changes; login and name do. */
export interface Person {
  id: string;
  /** Lower case, as in the address of their channel. */
  login: string;
  /** As they write it; may hold letters of any script. */
  name: string;
}

export interface Badge {
  set: string;
  version: string;
  /** Extra text, such as the months of a subscriber badge; null when there is none. */
  info: string | null;
}

export interface ChatUser extends Person {
  /** `#RRGGBB`; null when the person has not chosen one. */
  colour: string | null;
}

/** What a person may do in this channel, as their badges say. Whether they follow, chat does not tell. */
export interface Standing {
  streamer: boolean;
  moderator: boolean;
  vip: boolean;
  /** 0 for no subscriber, else the tier. */
  subscriberTier: 0 | 1 | 2 | 3;
  /** 0 when unknown or none. */
  subscriberMonths: number;
  /** Twitch's own people. */
  staff: boolean;
}

export type MessagePart =
  | { kind: 'text'; text: string }
  /** `text` is the word that stands in the message. */
  | { kind: 'emote'; text: string; id: string };

/** The line that this one answers. */
export interface Reply {
  messageId: string;
  user: Person;
  text: string;
  /** The first line of the thread; the same as `messageId` when this is the first answer. */
  threadId: string;
}

/** Where a line of a shared chat was written. */
export interface SharedSource {
  channelId: string;
  messageId: string;
  /** True when it was written in another channel of the session; a bot that answered would answer twice. */
  isCopy: boolean;
}

export interface ChatMessage {
  id: string;
  /** Epoch milliseconds, by Twitch's clock. */
  time: number;
  channel: { id: string; login: string };
  user: ChatUser;
  badges: readonly Badge[];
  standing: Standing;
  /** What was said, whole; for an answer it begins with the `@name` that Twitch puts there. */
  text: string;
  /** `text` without that `@name`: what a command is looked for in. */
  words: string;
  /** Written with `/me`. */
  action: boolean;
  /** Put together they are `text`. */
  parts: readonly MessagePart[];
  /** 0 when nothing was cheered. */
  bits: number;
  reply: Reply | null;
  /** The first line ever of this person in this channel. */
  first: boolean;
  /** Twitch's sign for a newcomer who has come back. */
  returning: boolean;
  /** Paid to stand out. */
  highlighted: boolean;
  /** The channel-point reward that was redeemed with it; null for none. */
  rewardId: string | null;
  shared: SharedSource | null;
  /** True when Emcee itself said it. Nothing may react to such a line as if a viewer had written it. */
  own: boolean;
}
