import { IconPlayerPlay, IconPlus } from '@tabler/icons-react';
import { t } from 'i18next';
import { navigate } from 'wouter/use-hash-location';
import type { PaletteAction } from '../../app/panelFeature.ts';
import { runRoutine } from './doing.ts';
import { routineList } from './routineList.ts';

export function paletteActions(): PaletteAction[] {
  const routines = routineList.peek().data?.routines ?? [];
  return [
    {
      id: 'new',
      label: t('routines:palette.new'),
      description: t('routines:intro'),
      icon: IconPlus,
      keywords: ['automation', 'trigger', 'action'],
      run: () => navigate('/routines/new'),
    },
    ...routines.map((routine) => ({
      id: `run:${routine.id}`,
      label: t('routines:palette.run', { name: routine.name }),
      description: null,
      icon: IconPlayerPlay,
      run: () => void runRoutine(routine),
    })),
  ];
}
