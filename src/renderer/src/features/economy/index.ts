import { IconCoins } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { texts } from './texts.ts';

export const economyFeature = definePanelFeature({
  id: 'economy',
  group: 'audience',
  order: 20,
  path: '/economy',
  letter: 'x',
  icon: IconCoins,
  texts,
  wide: true,
  page: async () => (await import('./EconomyPage.tsx')).EconomyPage,
});
