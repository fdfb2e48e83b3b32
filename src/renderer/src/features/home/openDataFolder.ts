import { t } from 'i18next';
import { client } from '../../api/client.ts';
import { toastDone, toastFailed } from '../../ui/toast.tsx';

/** Shows the folder on the computer that Emcee runs on, or says where it is when nothing there can show it. */
export async function openDataFolder(): Promise<void> {
  const result = await client.home.openDataFolder({});
  if (!result.ok) toastFailed(result.error);
  else if (!result.data.opened) toastDone(t('app:folder.notOpened', { path: result.data.path }));
}
