export interface AdBreaks {
  snoozes: number;
  /** Epoch milliseconds; null when all snoozes are there. */
  snoozeRefreshAt: number | null;
  /** Null when none is scheduled. */
  nextAt: number | null;
  /** Seconds. */
  duration: number;
  lastAt: number | null;
  /** Seconds without pre-roll ads that a break has bought. */
  prerollFree: number;
}
export const MAX_SNOOZES = 3;
