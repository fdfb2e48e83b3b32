import { useTranslation } from 'react-i18next';
import type { NavBadge } from '../../app/panelFeature.ts';
import { shopDesk } from './desk.ts';

/** How many purchases wait for the streamer. */
export function useOpenBadge(): NavBadge | null {
  const { t } = useTranslation('shop');
  const open = shopDesk.useLive().data?.open ?? 0;
  return open === 0 ? null : { count: open, tone: 'quiet', label: t('openBadge', { count: open }) };
}
