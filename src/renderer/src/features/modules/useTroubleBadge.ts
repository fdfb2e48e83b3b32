import { useTranslation } from 'react-i18next';
import type { NavBadge } from '../../app/panelFeature.ts';
import { modules } from './states.ts';

/** How many modules should be running and are not. */
export function useTroubleBadge(): NavBadge | null {
  const { t } = useTranslation('modules');
  const { data } = modules.useLive();
  const count = data?.filter(({ state }) => state === 'failed' || state === 'blocked').length ?? 0;
  return count === 0 ? null : { count, tone: 'bad', label: t('badge', { count }) };
}
