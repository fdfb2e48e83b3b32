import { IconPackages } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { texts } from './texts.ts';

export const packsFeature = definePanelFeature({
  id: 'packs',
  group: 'audience',
  order: 60,
  path: '/packs',
  // All letters are taken.
  letter: '4',
  icon: IconPackages,
  texts,
  page: async () => (await import('./PacksPage.tsx')).PacksPage,
});
