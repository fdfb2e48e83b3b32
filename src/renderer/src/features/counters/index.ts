import { IconTallymarks } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { texts } from './texts.ts';

export const countersFeature = definePanelFeature({
  id: 'counters',
  group: 'chat',
  order: 62,
  path: '/counters',
  letter: 'd',
  icon: IconTallymarks,
  texts,
  page: async () => (await import('./CountersPage.tsx')).CountersPage,
});
