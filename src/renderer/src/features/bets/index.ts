import { IconChartBar } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { texts } from './texts.ts';

export const betsFeature = definePanelFeature({
  id: 'bets',
  group: 'audience',
  order: 40,
  path: '/bets',
  letter: 'w',
  icon: IconChartBar,
  texts,
  page: async () => (await import('./BetsPage.tsx')).BetsPage,
});
