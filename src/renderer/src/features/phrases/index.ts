import { IconMessageSearch } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { texts } from './texts.ts';

export const phrasesFeature = definePanelFeature({
  id: 'phrases',
  group: 'chat',
  order: 50,
  path: '/phrases',
  letter: 'p',
  icon: IconMessageSearch,
  texts,
  wide: true,
  page: async () => (await import('./PhrasesPage.tsx')).PhrasesPage,
});
