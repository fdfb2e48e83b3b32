import { IconClockPlay } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { texts } from './texts.ts';

export const timersFeature = definePanelFeature({
  id: 'timers',
  group: 'chat',
  order: 40,
  path: '/timers',
  letter: 'e',
  icon: IconClockPlay,
  texts,
  wide: true,
  page: async () => (await import('./TimersPage.tsx')).TimersPage,
  palette: async () => (await import('./palette.ts')).paletteActions(),
});
