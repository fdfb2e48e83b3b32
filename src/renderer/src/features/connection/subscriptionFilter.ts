import type { EventSubscription } from '../../../../shared/contract/twitch.ts';

export const SHOWN = ['all', 'on', 'troubled'] as const;
export type Shown = (typeof SHOWN)[number];

function fits(state: EventSubscription['state'], shown: Shown): boolean {
  if (shown === 'all') return true;
  if (shown === 'on') return state === 'on';
  return state !== 'on' && state !== 'wanted';
}

/** The subscriptions in the state that is asked for, whose type or detail holds all words. */
export function chooseSubscriptions(
  subscriptions: readonly EventSubscription[],
  search: string,
  shown: Shown,
): EventSubscription[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return subscriptions.filter(({ type, state, detail }) => {
    const text = `${type} ${detail ?? ''}`.toLowerCase();
    return fits(state, shown) && words.every((word) => text.includes(word));
  });
}
