import { IconMoodSmile } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { texts } from './texts.ts';

export const welcomesFeature = definePanelFeature({
  id: 'welcomes',
  group: 'chat',
  order: 55,
  path: '/welcomes',
  letter: 'g',
  icon: IconMoodSmile,
  texts,
  wide: true,
  page: async () => (await import('./WelcomesPage.tsx')).WelcomesPage,
});
