import { useTranslation } from 'react-i18next';
import type { NavBadge } from '../../app/panelFeature.ts';
import { giveawayDesk } from './live.ts';

/** A giveaway runs, with so many people in it. */
export function useRunningBadge(): NavBadge | null {
  const { t } = useTranslation('giveaways');
  const now = giveawayDesk.useLive().data?.now ?? null;
  if (now === null) return null;
  return { count: now.entrants, tone: 'quiet', label: t('badge', { count: now.entrants }) };
}
