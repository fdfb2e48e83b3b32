export const GOAL_TYPES = [
  'follower',
  'subscription',
  'subscription_count',
  'new_subscription',
  'new_subscription_count',
  'new_bit',
  'new_cheerer',
] as const;
export type GoalType = (typeof GOAL_TYPES)[number];

export interface Goal {
  id: string;
  type: GoalType;
  description: string;
  current: number;
  target: number;
  /** Epoch milliseconds. */
  createdAt: number;
}
