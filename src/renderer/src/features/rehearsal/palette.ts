import {
  IconDoorExit,
  IconHeartbeat,
  IconMovie,
  IconPlayerPlay,
  IconPlayerStop,
  IconUsers,
} from '@tabler/icons-react';
import { t } from 'i18next';
import type { PaletteAction } from '../../app/panelFeature.ts';
import { twitch } from '../connection/status.ts';
import { happen, healAll, playScene, setCrowd, stopScene } from './actions.ts';
import { HAPPENINGS } from './happenings.ts';
import { stage } from './stage.ts';
import { goOnStage, leaveStage } from './staging.ts';

export function paletteActions(): PaletteAction[] {
  const mode = twitch.peek().data?.mode;
  if (mode === undefined) return [];
  if (mode === 'live') {
    return [
      {
        id: 'enter',
        label: t('rehearsal:palette.enter'),
        description: t('rehearsal:palette.enterHelp'),
        icon: IconPlayerPlay,
        keywords: ['rehearse', 'rehearsal', 'simulate', 'test', 'demo'],
        run: () => void goOnStage('lively'),
      },
    ];
  }
  const now = stage.peek().data;
  return [
    {
      id: 'leave',
      label: t('rehearsal:palette.leave'),
      description: t('rehearsal:palette.leaveHelp'),
      icon: IconDoorExit,
      keywords: ['rehearse', 'live', 'real'],
      run: () => void leaveStage(),
    },
    {
      id: 'crowd',
      label: t(now?.crowd.on ? 'rehearsal:palette.crowdOff' : 'rehearsal:palette.crowdOn'),
      description: t('rehearsal:crowd.text'),
      icon: IconUsers,
      run: () => void setCrowd(!now?.crowd.on, now?.crowd.rate || 30),
    },
    {
      id: 'heal',
      label: t('rehearsal:faults.heal'),
      description: t('rehearsal:palette.healHelp'),
      icon: IconHeartbeat,
      run: () => void healAll(),
    },
    ...(now?.playing
      ? [
          {
            id: 'stop',
            label: t('rehearsal:palette.stop', { scene: now.playing.title }),
            description: null,
            icon: IconPlayerStop,
            run: () => void stopScene(),
          },
        ]
      : []),
    ...HAPPENINGS.map(({ what, icon, build, fields }) => ({
      id: `happen.${what}`,
      label: t(`rehearsal:what.${what}`),
      description: t('rehearsal:palette.happenHelp'),
      icon,
      keywords: ['happen', 'event', 'alert'],
      run: () => void happen(build(Object.fromEntries(fields.map(({ name, start }) => [name, start]))), ''),
    })),
    ...(now?.scenes ?? []).map((scene) => ({
      id: `scene.${scene.id}`,
      label: t('rehearsal:palette.play', { scene: scene.title }),
      description: scene.help,
      icon: IconMovie,
      keywords: ['scene'],
      run: () => void playScene(scene.id, 1, 1),
    })),
  ];
}
