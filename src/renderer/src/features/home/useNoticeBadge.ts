import { useTranslation } from 'react-i18next';
import type { NavBadge } from '../../app/panelFeature.ts';
import { overview } from './overview.ts';

/** How many warnings and errors wait to be seen. */
export function useNoticeBadge(): NavBadge | null {
  const { t } = useTranslation('home');
  const { data } = overview.useLive();
  const pressing = data?.notices.filter(({ level }) => level !== 'info') ?? [];
  if (pressing.length === 0) return null;
  return {
    count: pressing.length,
    tone: pressing.some(({ level }) => level === 'error') ? 'bad' : 'warn',
    label: t('notices.badge', { count: pressing.length }),
  };
}
