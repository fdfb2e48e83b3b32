export interface HypeContribution {
  accountId: string;
  type: 'bits' | 'subscription';
  total: number;
}

export interface HypeTrain {
  id: string;
  level: number;
  total: number;
  /** Points in the present level. */
  progress: number;
  goal: number;
  contributions: HypeContribution[];
  kind: 'regular' | 'golden_kappa' | 'treasure';
  /** Epoch milliseconds. */
  startedAt: number;
  expiresAt: number;
}

export interface HypeTrains {
  current: HypeTrain | null;
  allTimeHigh: { level: number; total: number; at: number } | null;
  /** Epoch milliseconds before which no new train starts. */
  cooldownUntil: number;
  /** Contributions since the last train that may start the next one, newest last. */
  kindling: { at: number; contribution: HypeContribution }[];
}

/** The best giver of each kind, as Twitch lists them. */
export function topContributions(train: HypeTrain): HypeContribution[] {
  const best = new Map<string, HypeContribution>();
  for (const contribution of train.contributions) {
    const known = best.get(contribution.type);
    if (!known || contribution.total > known.total) best.set(contribution.type, contribution);
  }
  return [...best.values()];
}
