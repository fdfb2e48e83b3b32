import { useTranslation } from 'react-i18next';
import type { NavBadge } from '../../app/panelFeature.ts';
import { quoteCounts } from './counts.ts';

/** How many suggestions wait for somebody to decide. */
export function useWaitingBadge(): NavBadge | null {
  const { t } = useTranslation('quotes');
  const waiting = quoteCounts.useLive().data?.waiting ?? 0;
  return waiting === 0
    ? null
    : { count: waiting, tone: 'quiet', label: t('waitingBadge', { count: waiting }) };
}
