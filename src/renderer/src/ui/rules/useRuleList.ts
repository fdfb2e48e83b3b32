import { done } from './done.ts';
import type { RuleCalls } from './ruleCalls.ts';
import { type Chosen, useChosen } from './useChosen.ts';

export interface RuleList {
  chosen: Chosen;
  enable(ids: readonly string[], on: boolean): void;
  remove(ids: readonly string[]): void;
}

/** A list of rules whose rows can be marked, switched and deleted. `say` puts into words what was done with how many. */
export function useRuleList(
  rules: readonly { id: string }[],
  calls: Pick<RuleCalls, 'enable' | 'remove'>,
  say: (what: 'on' | 'off' | 'removed', count: number) => string,
): RuleList {
  return {
    chosen: useChosen(rules),
    enable: (ids, on) => void done(calls.enable({ ids: [...ids], on }), say(on ? 'on' : 'off', ids.length)),
    remove: (ids) => void done(calls.remove({ ids: [...ids] }), say('removed', ids.length)),
  };
}
