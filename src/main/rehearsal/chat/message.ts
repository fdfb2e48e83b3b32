import type { Account } from '../world/account.ts';
import type { Channel } from '../world/channel.ts';

export interface Badge {
  set: string;
  version: string;
  /** Months, for subscribers; empty for the others. */
  info: string;
}

/** Where an emote stands, in code points, both ends included. */
export interface EmoteSpan {
  id: string;
  name: string;
  start: number;
  end: number;
}

export type MessageKind =
  | 'text'
  | 'channel_points_highlighted'
  | 'channel_points_sub_only'
  | 'user_intro'
  | 'power_ups_message_effect'
  | 'power_ups_gigantified_emote';

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

/** Twitch counts characters as code points. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

export const MAX_MESSAGE = 500;
