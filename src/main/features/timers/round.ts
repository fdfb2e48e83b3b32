import type { TimerGroup } from '../../../shared/contract/timers.ts';
import type { Random } from '../../engine/ports.ts';
import { randomPick } from '../../engine/random.ts';

export interface Member {
  id: string;
  /** It has come in this round. */
  inRound: boolean;
  lastSentAt: number | null;
}

/**
 * Whose turn it is in a group; null when it has nobody who may come. `newRound`: all have come, and it begins again.
 * The last of a round is not the first of the next as long as there is another.
 */
export function nextTurn(
  turns: Exclude<TimerGroup['turns'], 'each'>,
  open: readonly Member[],
  random: Random,
): { id: string; newRound: boolean } | null {
  const fresh = open.filter(({ inRound }) => !inRound);
  const newRound = fresh.length === 0;
  const latest = Math.max(...open.map(({ lastSentAt }) => lastSentAt ?? 0));
  const candidates =
    newRound && open.length > 1 && turns === 'shuffle'
      ? open.filter(({ lastSentAt }) => (lastSentAt ?? 0) !== latest)
      : newRound
        ? open
        : fresh;
  const chosen = turns === 'shuffle' ? randomPick(random, candidates) : (candidates[0] ?? null);
  return chosen && { id: chosen.id, newRound };
}
