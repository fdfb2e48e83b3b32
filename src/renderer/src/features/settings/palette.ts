import { IconAdjustments, IconArchive } from '@tabler/icons-react';
import { t } from 'i18next';
import { navigate } from 'wouter/use-hash-location';
import type { PaletteAction } from '../../app/panelFeature.ts';
import { makeBackup } from './backups.ts';
import { allFields, readFields } from './fields.ts';
import { loadSettings, useSettings } from './settingsStore.ts';

/** The settings are asked for when the palette is first opened. */
export async function paletteActions(): Promise<PaletteAction[]> {
  if (useSettings.getState().sections === null) await loadSettings();
  const sections = useSettings.getState().sections ?? [];
  const settings = sections.flatMap((section) =>
    allFields(readFields(section.schema))
      .filter((field) => field.kind !== 'group')
      .map((field) => ({
        id: `${section.feature}.${field.path}`,
        label: field.title,
        description: t('settings:palette.setting', { section: section.title }),
        icon: IconAdjustments,
        keywords: [section.title, field.help ?? '', 'setting'],
        run: () => navigate(`/settings/${section.feature}/${field.path}`),
      })),
  );
  return [
    {
      id: 'backup',
      label: t('settings:backups.make'),
      description: t('settings:palette.makeHelp'),
      icon: IconArchive,
      keywords: ['backup', 'save'],
      run: () => void makeBackup(),
    },
    ...settings,
  ];
}
