import type { PhraseRule } from '../../../../shared/contract/phrases.ts';
import { liveStore } from '../../api/liveStore.ts';

/** The phrase rules, and how often each did something. */
export const phrases = liveStore('phrases', 'rules', (data, event) => {
  if (event.type === 'rules') return { rules: event.rules };
  const hits = new Map(event.hits.map((one) => [one.id, one]));
  return { rules: data.rules.map((rule) => ({ ...rule, ...hits.get(rule.id) })) };
});

export function newPhrase(): PhraseRule {
  return {
    id: 'new',
    name: '',
    enabled: true,
    kind: 'word',
    pattern: '',
    caseSensitive: false,
    whole: false,
    priority: 0,
    requiredRole: 'everyone',
    exemptRole: null,
    cooldown: 10,
    cooldownFor: 'everyone',
    reaction: { kind: 'text', text: '' },
    asReply: false,
    stop: false,
    onCommands: false,
  };
}
