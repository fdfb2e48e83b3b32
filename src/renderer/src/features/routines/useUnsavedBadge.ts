import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { inDesktop } from '../../api/client.ts';
import type { NavBadge } from '../../app/panelFeature.ts';
import { isDirty, useDrafts } from './drafts.ts';

/** Shows that a routine was changed and not saved, and asks before the browser leaves the panel with it. */
export function useUnsavedBadge(): NavBadge | null {
  const { t } = useTranslation('routines');
  const unsaved = useDrafts(({ drafts }) => Object.values(drafts).some(isDirty));
  useEffect(() => {
    // The desktop's window has no such question: it would just not close.
    if (!unsaved || inDesktop) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [unsaved]);
  return unsaved ? { count: null, tone: 'warn', label: t('unsavedBadge') } : null;
}
