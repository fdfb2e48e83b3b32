import { useTranslation } from 'react-i18next';
import type { NavBadge } from '../../app/panelFeature.ts';
import { isUnsaved, useEditing } from './editingStore.ts';

/** A command that was begun waits for its streamer to come back. */
export function useUnsavedBadge(): NavBadge | null {
  const { t } = useTranslation('commands');
  const unsaved = useEditing(isUnsaved);
  return unsaved ? { count: null, tone: 'warn', label: t('unsaved.badge') } : null;
}
