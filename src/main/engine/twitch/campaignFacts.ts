import type { Person } from '../chat/chatMessage.ts';

/**
 * What runs for a while and grows meanwhile: polls, predictions, hype trains, goals, charities. All times are epoch
 * milliseconds by Twitch's clock.
 */

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
    'poll.changed': PollChanged;
    'prediction.changed': PredictionChanged;
    'hypeTrain.changed': HypeTrainChanged;
    'goal.changed': GoalChanged;
    'charity.changed': CharityChanged;
    'charity.donated': CharityDonated;
  }
}
