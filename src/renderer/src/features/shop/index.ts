import { IconBuildingStore } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { texts } from './texts.ts';
import { useOpenBadge } from './useOpenBadge.ts';

export const shopFeature = definePanelFeature({
  id: 'shop',
  group: 'audience',
  order: 25,
  path: '/shop',
  letter: 'z',
  icon: IconBuildingStore,
  texts,
  wide: true,
  useBadge: useOpenBadge,
  page: async () => (await import('./ShopPage.tsx')).ShopPage,
});
