import { IconRoute } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { texts } from './texts.ts';
import { useUnsavedBadge } from './useUnsavedBadge.ts';

export const routinesFeature = definePanelFeature({
  id: 'routines',
  group: 'chat',
  order: 30,
  path: '/routines',
  letter: 'u',
  icon: IconRoute,
  texts,
  page: async () => (await import('./RoutinesPage.tsx')).RoutinesPage,
  palette: async () => (await import('./palette.ts')).paletteActions(),
  useBadge: useUnsavedBadge,
});
