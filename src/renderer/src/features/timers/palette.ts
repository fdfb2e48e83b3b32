import { IconPlayerPause, IconPlayerPlay, IconSend } from '@tabler/icons-react';
import { t } from 'i18next';
import type { PaletteAction } from '../../app/panelFeature.ts';
import { pauseTimers, sendNow, timers } from './overview.ts';

export function paletteActions(): PaletteAction[] {
  const { data } = timers.peek();
  const paused = data?.paused ?? false;
  return [
    {
      id: 'pause',
      label: t(paused ? 'timers:resume' : 'timers:pause'),
      description: t('timers:pauseHelp'),
      icon: paused ? IconPlayerPlay : IconPlayerPause,
      run: () => void pauseTimers(!paused),
    },
    ...(data?.timers ?? []).map(({ id, name }) => ({
      id: `send.${id}`,
      label: t('timers:sendNowName', { name }),
      description: null,
      icon: IconSend,
      run: () => void sendNow(id, t('timers:sent', { name })),
    })),
  ];
}
