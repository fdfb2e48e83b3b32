import type { WelcomeRule } from '../../../../shared/contract/welcomes.ts';
import { liveStore } from '../../api/liveStore.ts';

/** The welcomes, and who has arrived. */
export const welcomes = liveStore('welcomes', 'overview', (_, newer) => newer);

export function newWelcome(): WelcomeRule {
  return {
    id: 'new',
    name: '',
    enabled: true,
    audience: { kind: 'firstEver' },
    reaction: { kind: 'text', text: '' },
    cooldownHours: 0,
  };
}
