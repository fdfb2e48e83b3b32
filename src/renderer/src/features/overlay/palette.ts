import { IconCopy, IconSend } from '@tabler/icons-react';
import { t } from 'i18next';
import { client } from '../../api/client.ts';
import type { PaletteAction } from '../../app/panelFeature.ts';
import { copyText } from '../../ui/clipboard.ts';
import { toastDone, toastFailed } from '../../ui/toast.tsx';

async function copyAddress(): Promise<void> {
  const result = await client.overlay.address({});
  if (!result.ok) toastFailed(result.error);
  else if (result.data.url === null)
    toastFailed({ code: 'unavailable', message: t('overlay:address.noneText') });
  else await copyText(result.data.url);
}

async function sendTest(): Promise<void> {
  const result = await client.overlay.test({ text: t('overlay:test.initial') });
  if (result.ok) toastDone(t('overlay:test.shown', { count: result.data.watching }));
  else toastFailed(result.error);
}

export function paletteActions(): PaletteAction[] {
  return [
    {
      id: 'copy',
      label: t('overlay:palette.copy'),
      description: t('overlay:address.title'),
      icon: IconCopy,
      keywords: ['obs', 'url'],
      run: () => void copyAddress(),
    },
    {
      id: 'test',
      label: t('overlay:palette.test'),
      description: t('overlay:test.text'),
      icon: IconSend,
      keywords: ['alert', 'obs'],
      run: () => void sendTest(),
    },
  ];
}
