import { IconHome } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { texts } from './texts.ts';
import { useNoticeBadge } from './useNoticeBadge.ts';

export const homeFeature = definePanelFeature({
  id: 'home',
  group: 'desk',
  order: 10,
  path: '/',
  letter: 'h',
  icon: IconHome,
  texts,
  page: async () => (await import('./HomePage.tsx')).HomePage,
  palette: async () => (await import('./palette.ts')).paletteActions(),
  useBadge: useNoticeBadge,
});
