import { t } from 'i18next';
import { toastDone, toastFailed, toastUndo } from '../ui/toast.tsx';
import { client } from './client.ts';

/** Says what was done and offers to take it back; only says it when that is not possible. */
export function toastChange(message: string, undoId: string | null): void {
  if (undoId === null) {
    toastDone(message);
    return;
  }
  toastUndo(message, { label: t('app:toast.undo'), run: () => void takeBack(undoId) });
}

/** Takes a change back and says so. */
export async function takeBack(id: string): Promise<void> {
  const answer = await client.changes.undo({ id });
  if (answer.ok) toastDone(t('app:toast.undone', { what: answer.data.text }));
  else toastFailed(answer.error);
}
