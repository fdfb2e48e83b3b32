/** Time and chance as the transports need them; tests give their own. */
export interface Timing {
  now(): number;
  /** At least 0, below 1. */
  random(): number;
  after(ms: number, run: () => void): () => void;
}

export const browserTiming: Timing = {
  now: () => Date.now(),
  random: () => Math.random(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
