import { IconCards } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { texts } from './texts.ts';

export const socialFeature = definePanelFeature({
  id: 'social',
  group: 'chat',
  order: 70,
  path: '/lists',
  letter: 'f',
  icon: IconCards,
  texts,
  page: async () => (await import('./ListsPage.tsx')).ListsPage,
});
