import { IconAlertCircle } from '@tabler/icons-react';
import { t } from 'i18next';
import { navigate } from 'wouter/use-hash-location';
import type { PaletteAction } from '../../app/panelFeature.ts';
import { logFeed } from './feed.ts';
import { NO_FILTER } from './logFilter.ts';

export function paletteActions(): PaletteAction[] {
  return [
    {
      id: 'errors',
      label: t('log:palette.errors'),
      description: t('log:palette.errorsHelp'),
      icon: IconAlertCircle,
      run: () => {
        logFeed.setFilter({ ...NO_FILTER, levels: ['error'] });
        navigate('/log');
      },
    },
  ];
}
