import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { inDesktop } from '../../api/client.ts';
import type { NavBadge } from '../../app/panelFeature.ts';
import { useSettings } from './settingsStore.ts';

/** Shows that something was changed and not saved, and asks before the browser leaves the panel with it. */
export function useUnsavedBadge(): NavBadge | null {
  const { t } = useTranslation('settings');
  const unsaved = useSettings((state) => Object.keys(state.drafts).length > 0);
  useEffect(() => {
    // The desktop's window has no such question: it would just not close.
    if (!unsaved || inDesktop) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [unsaved]);
  return unsaved ? { count: null, tone: 'warn', label: t('dirtyBadge') } : null;
}
