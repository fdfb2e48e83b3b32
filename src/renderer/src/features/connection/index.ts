import { IconPlugConnected } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { texts } from './texts.ts';
import { useTroubleBadge } from './useTroubleBadge.ts';

export const connectionFeature = definePanelFeature({
  id: 'connection',
  group: 'connections',
  order: 10,
  path: '/connection',
  letter: 'n',
  icon: IconPlugConnected,
  texts,
  page: async () => (await import('./ConnectionPage.tsx')).ConnectionPage,
  palette: async () => (await import('./palette.ts')).paletteActions(),
  useBadge: useTroubleBadge,
});
