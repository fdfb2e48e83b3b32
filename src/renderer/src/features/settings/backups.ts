import { t } from 'i18next';
import { client } from '../../api/client.ts';
import { liveStore } from '../../api/liveStore.ts';
import { fileSize } from '../../ui/format.ts';
import { toastDone, toastFailed } from '../../ui/toast.tsx';
import { loadSettings } from './settingsStore.ts';

/** The backups there are, newest first. */
export const backups = liveStore('backups', 'list', (_, list) => list);

export async function makeBackup(): Promise<void> {
  const result = await client.backups.make({});
  if (result.ok) toastDone(t('settings:backups.made', { size: fileSize(result.data.bytes) }));
  else toastFailed(result.error);
}

export async function restoreBackup(name: string): Promise<void> {
  const result = await client.backups.restore({ name });
  if (!result.ok) {
    toastFailed(result.error);
    return;
  }
  const { restored, kept } = result.data;
  toastDone(
    kept === null
      ? t('settings:backups.restoredAlone', { restored })
      : t('settings:backups.restored', { restored, kept }),
  );
  await loadSettings();
}

export async function openBackups(): Promise<void> {
  const result = await client.backups.openFolder({});
  if (!result.ok) toastFailed(result.error);
  else if (!result.data.opened) toastDone(t('app:folder.notOpened', { path: result.data.path }));
}
