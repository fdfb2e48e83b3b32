import { IconAdjustments } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { texts } from './texts.ts';
import { useUnsavedBadge } from './useUnsavedBadge.ts';

export const settingsFeature = definePanelFeature({
  id: 'settings',
  group: 'app',
  order: 20,
  path: '/settings',
  letter: 's',
  icon: IconAdjustments,
  texts,
  page: async () => (await import('./SettingsPage.tsx')).SettingsPage,
  palette: async () => (await import('./palette.ts')).paletteActions(),
  useBadge: useUnsavedBadge,
});
