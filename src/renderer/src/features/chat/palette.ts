import { IconHistory } from '@tabler/icons-react';
import { t } from 'i18next';
import { navigate } from 'wouter/use-hash-location';
import type { PaletteAction } from '../../app/panelFeature.ts';
import { HISTORY_PATH } from './historySearch.ts';

export function paletteActions(): PaletteAction[] {
  return [
    {
      id: 'history',
      label: t('chat:history.palette'),
      description: t('chat:history.paletteHelp'),
      icon: IconHistory,
      run: () => navigate(HISTORY_PATH),
    },
  ];
}
