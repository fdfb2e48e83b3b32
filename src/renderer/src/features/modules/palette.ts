import { IconPower } from '@tabler/icons-react';
import { t } from 'i18next';
import type { PaletteAction } from '../../app/panelFeature.ts';
import { modules, setModule } from './states.ts';

export function paletteActions(): PaletteAction[] {
  return (modules.peek().data ?? [])
    .filter((module) => !module.required)
    .map((module) => ({
      id: module.id,
      label: t(module.wanted ? 'modules:switchOff' : 'modules:switchOn', { module: module.title }),
      description: module.description,
      icon: IconPower,
      keywords: ['module', 'toggle'],
      run: () => void setModule(module, !module.wanted),
    }));
}
