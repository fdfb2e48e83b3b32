import { IconBrandTwitch, IconRefresh } from '@tabler/icons-react';
import { t } from 'i18next';
import { navigate } from 'wouter/use-hash-location';
import type { PaletteAction } from '../../app/panelFeature.ts';
import { reconnect, startSignIn } from './actions.ts';
import { twitch } from './status.ts';

export function paletteActions(): PaletteAction[] {
  const status = twitch.peek().data;
  if (!status || status.clientId.state === 'missing') return [];
  const signIns = status.accounts
    .filter(({ state, missing }) => state === 'none' || state === 'lost' || missing.length > 0)
    .map(({ role }) => ({
      id: `signIn.${role}`,
      label: t(`connection:palette.signIn.${role}`),
      description: t('connection:palette.signInHelp'),
      icon: IconBrandTwitch,
      keywords: ['login', 'account', 'twitch'],
      run: () => {
        navigate('/connection');
        void startSignIn(role);
      },
    }));
  return [
    ...signIns,
    {
      id: 'reconnect',
      label: t('connection:palette.reconnect'),
      description: t('connection:palette.reconnectHelp'),
      icon: IconRefresh,
      keywords: ['reconnect', 'twitch', 'retry'],
      run: () => void reconnect(),
    },
  ];
}
