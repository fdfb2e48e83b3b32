import { t } from 'i18next';
import type { ViewerChanges } from '../../../../shared/contract/viewers.ts';
import { client } from '../../api/client.ts';
import { toastChange } from '../../api/undo.ts';
import { download } from '../../ui/download.ts';
import { toastDone, toastFailed } from '../../ui/toast.tsx';
import { mark, open, refresh, useUsers } from './usersTable.ts';

/** True when it was done. */
export async function change(ids: readonly string[], changes: ViewerChanges): Promise<boolean> {
  const answer = await client.viewers.edit({ ids: [...ids], changes });
  if (!answer.ok) {
    toastFailed(answer.error);
    return false;
  }
  const { changed, undo } = answer.data;
  if (changed > 0) toastChange(t('viewers:bulk.changed', { count: changed }), undo);
  else toastDone(t('viewers:bulk.nothingChanged'));
  return true;
}

export async function markAll(): Promise<void> {
  const answer = await client.viewers.select({ filter: useUsers.getState().filter });
  if (answer.ok) mark(answer.data.ids);
  else toastFailed(answer.error);
}

export async function forget(ids: readonly string[]): Promise<void> {
  const answer = await client.viewers.forget({ ids: [...ids] });
  if (!answer.ok) {
    toastFailed(answer.error);
    return;
  }
  mark([]);
  open(null);
  toastDone(t('viewers:bulk.forgotten', { count: answer.data.forgotten }));
}

export async function adjust(
  ids: readonly string[],
  currency: string,
  amount: number,
  reason: string,
): Promise<boolean> {
  const answer = await client.economy.adjust({ viewerIds: [...ids], currency, amount, reason });
  if (!answer.ok) {
    toastFailed(answer.error);
    return false;
  }
  toastChange(t('viewers:points.done', { count: answer.data.changed }), answer.data.undo);
  refresh();
  return true;
}

export async function saveTable(): Promise<void> {
  const { filter, sort } = useUsers.getState();
  const answer = await client.viewers.export({ filter, sort });
  if (!answer.ok) {
    toastFailed(answer.error);
    return;
  }
  download(answer.data.fileName, answer.data.text, 'text/csv');
  toastDone(t('viewers:table.saved', { count: answer.data.rows }));
}
