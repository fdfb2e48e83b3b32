import { useTranslation } from 'react-i18next';
import type { NavBadge } from '../../app/panelFeature.ts';
import { twitch } from './status.ts';

/** Whether Twitch needs the streamer: a sign-in that was lost, rights that are missing, a connection that failed. */
export function useTroubleBadge(): NavBadge | null {
  const { t } = useTranslation('connection');
  const { data } = twitch.useLive();
  if (!data) return null;
  const lost = data.accounts.some(({ state }) => state === 'lost');
  if (lost || data.chat.state === 'failed' || data.events.state === 'failed')
    return { count: null, tone: 'bad', label: t('badge.lost') };
  const missing = data.accounts.some((account) => account.missing.length > 0);
  return missing ? { count: null, tone: 'warn', label: t('badge.missing') } : null;
}
