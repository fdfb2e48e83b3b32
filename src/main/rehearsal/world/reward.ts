export interface Reward {
  id: string;
  title: string;
  prompt: string;
  cost: number;
  enabled: boolean;
  paused: boolean;
  backgroundColor: string;
  needsInput: boolean;
  /** Null when there is no such limit. */
  maxPerStream: number | null;
  maxPerUserPerStream: number | null;
  /** Seconds; null when there is none. */
  cooldown: number | null;
  skipsQueue: boolean;
  /** The client that made it; null when it was made on the dashboard. */
  clientId: string | null;
  redeemedThisStream: number;
  redeemedBy: Map<string, number>;
  /** Epoch milliseconds; null while it can be redeemed. */
  cooldownUntil: number | null;
}

export interface Redemption {
  id: string;
  rewardId: string;
  accountId: string;
  input: string;
  status: 'UNFULFILLED' | 'FULFILLED' | 'CANCELED';
  /** Epoch milliseconds. */
  at: number;
  /** What it cost then, which is what a refund gives back. */
  cost: number;
  title: string;
  prompt: string;
}

export const MAX_REWARDS = 50;
