import { IconMessages } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { texts } from './texts.ts';

export const chatFeature = definePanelFeature({
  id: 'chat',
  group: 'chat',
  order: 10,
  path: '/chat',
  letter: 'c',
  icon: IconMessages,
  texts,
  wide: true,
  page: async () => (await import('./ChatPage.tsx')).ChatPage,
  palette: async () => (await import('./palette.ts')).paletteActions(),
});
