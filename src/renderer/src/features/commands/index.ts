import { IconTerminal2 } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { followPrefix } from './prefix.ts';
import { texts } from './texts.ts';
import { useUnsavedBadge } from './useUnsavedBadge.ts';

export const commandsFeature = definePanelFeature({
  id: 'commands',
  group: 'chat',
  order: 20,
  path: '/commands',
  letter: 'k',
  icon: IconTerminal2,
  texts,
  wide: true,
  page: async () => (await import('./CommandsPage.tsx')).CommandsPage,
  palette: async () => (await import('./palette.ts')).paletteActions(),
  useBadge: useUnsavedBadge,
  start: followPrefix,
});
