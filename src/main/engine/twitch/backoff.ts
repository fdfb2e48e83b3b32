import type { Random } from '../ports.ts';

/**
 * Milliseconds before the next attempt: doubling from `first` to `most`, and up to a third off by chance, so that
 * all the bots that Twitch dropped at once do not come back at once. `attempt` counts from 1.
 */
export function backoff(random: Random, attempt: number, first = 1_000, most = 60_000): number {
  const full = Math.min(most, first * 2 ** Math.min(20, Math.max(0, attempt - 1)));
  return Math.round(full * (1 - random.next() / 3));
}
