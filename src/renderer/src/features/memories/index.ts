import { IconBell } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { texts } from './texts.ts';

export const memoriesFeature = definePanelFeature({
  id: 'memories',
  group: 'chat',
  order: 64,
  path: '/memories',
  letter: 'y',
  icon: IconBell,
  texts,
  page: async () => (await import('./MemoriesPage.tsx')).MemoriesPage,
});
