import { IconTheater } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { startRehearsal } from './start.ts';
import { texts } from './texts.ts';

export const rehearsalFeature = definePanelFeature({
  id: 'rehearsal',
  group: 'desk',
  order: 20,
  path: '/rehearsal',
  letter: 'r',
  icon: IconTheater,
  texts,
  page: async () => (await import('./RehearsalPage.tsx')).RehearsalPage,
  palette: async () => (await import('./palette.ts')).paletteActions(),
  start: startRehearsal,
});
