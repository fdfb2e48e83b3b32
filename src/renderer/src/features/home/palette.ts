import { IconFolderOpen, IconToggleLeft, IconToggleRight } from '@tabler/icons-react';
import { t } from 'i18next';
import type { PaletteAction } from '../../app/panelFeature.ts';
import { openDataFolder } from './openDataFolder.ts';
import { overview, setToggle } from './overview.ts';

export function paletteActions(): PaletteAction[] {
  const toggles = (overview.peek().data?.toggles ?? []).map((toggle) => ({
    id: `toggle.${toggle.id}`,
    label: toggle.title,
    description: t(toggle.on ? 'home:palette.turnOff' : 'home:palette.turnOn', { help: toggle.help }),
    icon: toggle.on ? IconToggleRight : IconToggleLeft,
    keywords: ['toggle', 'switch', toggle.help],
    run: () => void setToggle(toggle.id, !toggle.on),
  }));
  return [
    ...toggles,
    {
      id: 'dataFolder',
      label: t('home:stage.openFolder'),
      description: overview.peek().data?.dataFolder ?? null,
      icon: IconFolderOpen,
      run: () => void openDataFolder(),
    },
  ];
}
