import { IconUsers } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { texts } from './texts.ts';

export const viewersFeature = definePanelFeature({
  id: 'viewers',
  group: 'audience',
  order: 10,
  path: '/users',
  letter: 'v',
  icon: IconUsers,
  texts,
  wide: true,
  page: async () => (await import('./UsersPage.tsx')).UsersPage,
});
