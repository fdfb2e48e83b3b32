import { IconGift } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { texts } from './texts.ts';
import { useRunningBadge } from './useRunningBadge.ts';

export const giveawaysFeature = definePanelFeature({
  id: 'giveaways',
  group: 'audience',
  order: 50,
  path: '/giveaways',
  // All letters are taken.
  letter: '1',
  icon: IconGift,
  texts,
  useBadge: useRunningBadge,
  page: async () => (await import('./GiveawaysPage.tsx')).GiveawaysPage,
});
