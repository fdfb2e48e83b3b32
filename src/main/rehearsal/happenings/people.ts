import type { Stage } from '../stage.ts';
import type { Account } from '../world/account.ts';
import type { Channel } from '../world/channel.ts';

/** An account, or a login; a login that nobody has yet becomes a new viewer. */
export type Who = Account | string;

/** The streamer's channel, and how those who act in it are found. */
export function callers(stage: Stage): {
  channel: Channel;
  person(who: Who): Account;
  /** Null stays nobody. */
  maybePerson(who: Who | null): Account | null;
} {
  const person = (who: Who): Account => (typeof who === 'string' ? stage.world.accounts.obtain(who) : who);
  return {
    channel: stage.world.stage,
    person,
    maybePerson: (who) => (who === null ? null : person(who)),
  };
}

/** Those who are there and have no sub yet; people are made up when there are too few. */
export function luckyOnes(stage: Stage, count: number, giver: Account | null): Account[] {
  const { accounts } = stage.world;
  const { owner, present, subscribers } = stage.world.stage;
  const found = new Set<Account>();
  for (const id of present) {
    if (found.size >= count) break;
    const account = accounts.get(id);
    if (account && account !== owner && account !== giver && !subscribers.has(id)) found.add(account);
  }
  for (let i = 1; found.size < count; i++) {
    const account = accounts.obtain(`lucky_viewer_${i}`);
    if (!subscribers.has(account.id)) found.add(account);
  }
  return [...found];
}
