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

/** Twitch counts characters as code points. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

export const MAX_MESSAGE = 500;
