import { IconCopy } from '@tabler/icons-react';
import { t } from 'i18next';
import { client } from '../../api/client.ts';
import type { PaletteAction } from '../../app/panelFeature.ts';
import { copyText } from '../../ui/clipboard.ts';
import { toastFailed } from '../../ui/toast.tsx';

async function copyLink(): Promise<void> {
  const result = await client.access.addresses({});
  if (!result.ok) toastFailed(result.error);
  else if (result.data.panel === null) toastFailed({ code: 'unavailable', message: t('access:noneText') });
  else await copyText(result.data.panel);
}

export function paletteActions(): PaletteAction[] {
  return [
    {
      id: 'copy',
      label: t('access:palette.copy'),
      description: t('access:panel.title'),
      icon: IconCopy,
      keywords: ['browser', 'token'],
      run: () => void copyLink(),
    },
  ];
}
