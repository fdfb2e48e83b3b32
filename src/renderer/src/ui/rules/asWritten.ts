import type { Reaction } from '../../../../shared/contract/reaction.ts';

/**
 * A rule that is half written, in a form that can be checked: a name and a text that are still missing are no reason
 * not to say what is wrong with the rest. Saving asks for them.
 */
export function asWritten<R extends { name: string; reaction: Reaction }>(rule: R): R {
  const { name, reaction } = rule;
  return {
    ...rule,
    name: name.trim() === '' ? '-' : name,
    reaction:
      reaction.kind === 'text' && reaction.text.trim() === '' ? { kind: 'text', text: '-' } : reaction,
  };
}
