import { IconDeviceTv } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { texts } from './texts.ts';

export const overlayFeature = definePanelFeature({
  id: 'overlay',
  group: 'show',
  order: 10,
  path: '/overlay',
  letter: 'o',
  icon: IconDeviceTv,
  texts,
  page: async () => (await import('./OverlayPage.tsx')).OverlayPage,
  palette: async () => (await import('./palette.ts')).paletteActions(),
});
