import { IconDice5 } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { texts } from './texts.ts';

export const gamesFeature = definePanelFeature({
  id: 'games',
  group: 'audience',
  order: 30,
  path: '/games',
  letter: 'j',
  icon: IconDice5,
  texts,
  page: async () => (await import('./GamesPage.tsx')).GamesPage,
});
