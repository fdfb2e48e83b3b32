import { IconConfetti } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { startWelcome } from './start.ts';
import { texts } from './texts.ts';

export const welcomeFeature = definePanelFeature({
  id: 'welcome',
  group: 'desk',
  order: 90,
  path: '/welcome',
  letter: '0',
  icon: IconConfetti,
  texts,
  listed: false,
  page: async () => (await import('./WelcomePage.tsx')).WelcomePage,
  start: startWelcome,
});
