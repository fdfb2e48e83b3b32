import { IconBraces } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { texts } from './texts.ts';

export const textsFeature = definePanelFeature({
  id: 'texts',
  group: 'chat',
  order: 80,
  path: '/texts',
  letter: 't',
  icon: IconBraces,
  texts,
  page: async () => (await import('./TextsPage.tsx')).TextsPage,
});
