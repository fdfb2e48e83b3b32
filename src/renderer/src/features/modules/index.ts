import { IconPuzzle } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { texts } from './texts.ts';
import { useTroubleBadge } from './useTroubleBadge.ts';

export const modulesFeature = definePanelFeature({
  id: 'modules',
  group: 'app',
  order: 10,
  path: '/modules',
  letter: 'm',
  icon: IconPuzzle,
  texts,
  page: async () => (await import('./ModulesPage.tsx')).ModulesPage,
  palette: async () => (await import('./palette.ts')).paletteActions(),
  useBadge: useTroubleBadge,
});
