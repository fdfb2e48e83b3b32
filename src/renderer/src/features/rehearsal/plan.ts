import type { TwitchStatus } from '../../../../shared/contract/twitch.ts';

export type Mode = TwitchStatus['mode'];

/** A change between channel and rehearsal that is under way. It outlives the page, which starts over on the way. */
export interface Plan {
  to: Mode;
  /** Whether the rehearsal is brought to life on arrival: signed in, with a crowd. */
  lively: boolean;
  /** Epoch milliseconds. */
  since: number;
}

/** A plan that is older than this was given up, in milliseconds. */
const GIVEN_UP_AFTER = 60_000;

function isPlan(value: unknown): value is Plan {
  if (typeof value !== 'object' || value === null) return false;
  const plan = value as Partial<Record<keyof Plan, unknown>>;
  return (
    (plan.to === 'live' || plan.to === 'rehearsal') &&
    typeof plan.lively === 'boolean' &&
    typeof plan.since === 'number'
  );
}

/** What an earlier page wrote down; null when there is nothing, or nothing that still counts. */
export function readPlan(text: string | null, now: number): Plan | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isPlan(value) && now - value.since < GIVEN_UP_AFTER && value.since <= now ? value : null;
  } catch {
    return null;
  }
}

/**
 * What a page does when it hears which channel Emcee is in. A page belongs to one channel: all that it has stored
 * is about that one, so it starts over in another. `started` is null before the page first heard.
 */
export function onMode(
  started: Mode | null,
  mode: Mode,
  plan: Plan | null,
): 'reload' | 'arrived' | 'nothing' {
  if (started !== null && started !== mode) return 'reload';
  return plan?.to === mode ? 'arrived' : 'nothing';
}
