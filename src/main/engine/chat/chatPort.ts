import type { Disposer } from '../ports.ts';

/** What the speaking account is in the channel; Twitch's limits follow from it. */
export type SpeakerRole = 'viewer' | 'vip' | 'moderator' | 'streamer';

export interface SpeakerLimits {
  role: SpeakerRole;
  /** The channel's slow mode in seconds; 0 when it is off or does not hold for the speaker. */
  slowSeconds: number;
}

/** One line, at most 500 code points, on its way to Twitch. */
export interface ChatLine {
  text: string;
  /** Said with `/me`. */
  action: boolean;
  /** The message that it answers; null for none. */
  replyTo: string | null;
}

export type Delivery =
  /** `messageId` is null when Twitch took the line and did not say under which id. */
  | { kind: 'sent'; messageId: string | null }
  /** Twitch, or the way to it, said no. `code` is Twitch's or ours; `reason` is readable. */
  | { kind: 'refused'; code: string; reason: string }
  /** Nothing was sent; it may be tried again after so many milliseconds. */
  | { kind: 'later'; wait: number; reason: string };

/** The way to chat. The outbox alone uses `deliver`; everybody else speaks through the outbox. */
export interface ChatPort {
  /** `soon`: a connection is being made. `never`: chat is off, or nobody is signed in. */
  readonly readiness: 'ready' | 'soon' | 'never';
  readonly limits: SpeakerLimits;
  /** Always answers, never rejects. */
  deliver(line: ChatLine): Promise<Delivery>;
  /** Called when readiness or limits have changed. */
  onChange(run: () => void): Disposer;
}
