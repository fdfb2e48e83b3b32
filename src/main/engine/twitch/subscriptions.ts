import type { AccountSlot } from './accounts.ts';

/** One kind of event that Emcee wants to hear of, and how that stands; one line of the page about it. */
export interface SubscriptionStatus {
  /** Twitch's name: `channel.follow`. */
  type: string;
  version: string;
  account: AccountSlot;
  /** What it is good for, in plain words. */
  purpose: string;
  state: /** Events come. */
    | 'enabled'
    /** Being made, or waiting for the connection. */
    | 'waiting'
    /** The account has not allowed it. */
    | 'missing-scope'
    /** Twitch said no. */
    | 'refused'
    /** Twitch took it away. */
    | 'revoked';
  /** Why it is not enabled and what helps; null when all is well. */
  detail: string | null;
  /** Epoch milliseconds at which it is tried again; null when that would not help. */
  retryAt: number | null;
}
