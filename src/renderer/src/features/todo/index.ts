import { IconChecklist } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { texts } from './texts.ts';

export const todoFeature = definePanelFeature({
  id: 'todo',
  group: 'chat',
  order: 66,
  path: '/todo',
  letter: 'b',
  icon: IconChecklist,
  texts,
  page: async () => (await import('./TodoPage.tsx')).TodoPage,
});
