import { IconQuote } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { texts } from './texts.ts';
import { useWaitingBadge } from './useWaitingBadge.ts';

export const quotesFeature = definePanelFeature({
  id: 'quotes',
  group: 'chat',
  order: 60,
  path: '/quotes',
  letter: 'q',
  icon: IconQuote,
  texts,
  wide: true,
  useBadge: useWaitingBadge,
  page: async () => (await import('./QuotesPage.tsx')).QuotesPage,
});
