import type { ChatRole } from '../../../shared/contract/ladder.ts';
import type { WelcomeRule } from '../../../shared/contract/welcomes.ts';

/** Somebody's first line in a stream, as far as welcomes ask. */
export interface Newcomer {
  id: string;
  login: string;
  role: ChatRole;
  subscriber: boolean;
  vip: boolean;
  moderator: boolean;
  /** Their first line ever in this channel. */
  firstEver: boolean;
  /** Milliseconds since they were here; null when they never were, or nobody knows. */
  away: number | null;
}

export interface Reason {
  rule: WelcomeRule;
  fits: boolean;
  /** One sentence. */
  why: string;
}

const DAY = 86_400_000;

/** The more special comes first: who it is, then what happened, then what they are, then all others. */
function rank({ audience }: WelcomeRule): number {
  switch (audience.kind) {
    case 'person':
      return 0;
    case 'firstEver':
      return 1;
    case 'returning':
      // Among several, the longest time away.
      return 2 - audience.days / 10_000;
    case 'role':
      return { moderator: 3, vip: 4, subscriber: 5 }[audience.role];
    case 'everybody':
      return 6;
  }
}

/** All rules in the order in which they are looked at, with what speaks for or against each. */
export function reasonsFor(
  rules: readonly WelcomeRule[],
  newcomer: Newcomer,
  /** Milliseconds until the rule may welcome this person again; 0 for now. */
  restOf: (rule: WelcomeRule) => number,
): Reason[] {
  return rules
    .map((rule, at) => ({ rule, at }))
    .sort((one, other) => rank(one.rule) - rank(other.rule) || one.at - other.at)
    .map(({ rule }) => ({ rule, ...judged(rule, newcomer, restOf) }));
}

function judged(
  rule: WelcomeRule,
  newcomer: Newcomer,
  restOf: (rule: WelcomeRule) => number,
): { fits: boolean; why: string } {
  if (!rule.enabled) return { fits: false, why: 'It is switched off.' };
  const meant = meantFor(rule, newcomer);
  if (!meant.fits) return meant;
  const rest = restOf(rule);
  if (rest <= 0) return meant;
  const hours = Math.ceil(rest / 3_600_000);
  return {
    fits: false,
    why: `It rests for this person for ${hours} more ${hours === 1 ? 'hour' : 'hours'}.`,
  };
}

function meantFor({ audience }: WelcomeRule, newcomer: Newcomer): { fits: boolean; why: string } {
  switch (audience.kind) {
    case 'person': {
      const fits =
        audience.userId === null ? audience.login === newcomer.login : audience.userId === newcomer.id;
      return { fits, why: fits ? 'It is for this very person.' : `It is for ${audience.login}.` };
    }
    case 'firstEver':
      return newcomer.firstEver
        ? { fits: true, why: 'It is their first line ever.' }
        : { fits: false, why: 'They have been here before.' };
    case 'returning': {
      if (newcomer.away === null) return { fits: false, why: 'Nobody knows when they were here last.' };
      const days = Math.floor(newcomer.away / DAY);
      const said = `They were here ${days === 0 ? 'less than a day' : `${days} ${days === 1 ? 'day' : 'days'}`} ago.`;
      return { fits: newcomer.away >= audience.days * DAY, why: said };
    }
    case 'role': {
      const fits = newcomer[audience.role];
      const word = { moderator: 'a moderator', vip: 'a VIP', subscriber: 'a subscriber' }[audience.role];
      return { fits, why: `They are ${fits ? '' : 'not '}${word}.` };
    }
    case 'everybody':
      return { fits: true, why: 'It is their first line in this stream.' };
  }
}
