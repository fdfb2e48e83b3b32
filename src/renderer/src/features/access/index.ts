import { IconApi } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { texts } from './texts.ts';

export const accessFeature = definePanelFeature({
  id: 'access',
  group: 'app',
  order: 40,
  path: '/api',
  letter: 'a',
  icon: IconApi,
  texts,
  page: async () => (await import('./AccessPage.tsx')).AccessPage,
  palette: async () => (await import('./palette.ts')).paletteActions(),
});
