import { IconListDetails } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { texts } from './texts.ts';

export const logFeature = definePanelFeature({
  id: 'log',
  group: 'app',
  order: 30,
  path: '/log',
  letter: 'l',
  icon: IconListDetails,
  texts,
  wide: true,
  palette: async () => (await import('./palette.ts')).paletteActions(),
  page: async () => (await import('./LogPage.tsx')).LogPage,
});
