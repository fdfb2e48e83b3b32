/** Milliseconds: the first wait, and the longest. */
export interface BackoffLimits {
  first: number;
  longest: number;
}

/**
 * How long to wait before attempt number `attempt` (from 1). Doubles each time; half of it is chance, so that
 * several pages do not knock at the same moment.
 */
export function backoff(attempt: number, limits: BackoffLimits, chance: number): number {
  const full = Math.min(limits.longest, limits.first * 2 ** Math.min(attempt - 1, 20));
  return Math.round(full / 2 + (full / 2) * chance);
}
