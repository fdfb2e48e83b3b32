import { IconInfoCircle } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { texts } from './texts.ts';

export const aboutFeature = definePanelFeature({
  id: 'about',
  group: 'app',
  order: 50,
  path: '/about',
  letter: 'i',
  icon: IconInfoCircle,
  texts,
  page: async () => (await import('./AboutPage.tsx')).AboutPage,
});
