interface Predictor {
  accountId: string;
  used: number;
  /** Null until it is resolved. */
  won: number | null;
}

export interface Outcome {
  id: string;
  title: string;
  color: 'BLUE' | 'PINK';
  predictors: Map<string, Predictor>;
}

export interface Prediction {
  id: string;
  title: string;
  outcomes: Outcome[];
  winningOutcomeId: string | null;
  status: 'ACTIVE' | 'LOCKED' | 'RESOLVED' | 'CANCELED';
  /** Seconds during which points can be placed. */
  window: number;
  /** Epoch milliseconds. */
  createdAt: number;
  lockedAt: number | null;
  endedAt: number | null;
}

export function pointsOn(outcome: Outcome): number {
  let sum = 0;
  for (const predictor of outcome.predictors.values()) sum += predictor.used;
  return sum;
}
