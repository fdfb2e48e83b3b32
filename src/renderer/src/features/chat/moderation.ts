import { t } from 'i18next';
import { client } from '../../api/client.ts';
import { duration } from '../../ui/format.ts';
import { toastDone, toastFailed, toastUndo } from '../../ui/toast.tsx';
import type { Line } from './line.ts';

/** The lengths that are offered, in seconds. */
export const TIMEOUTS = [60, 600, 3600, 86_400, 604_800, 1_209_600] as const;

export async function removeLine(line: Line): Promise<void> {
  if (line.id === null) return;
  const result = await client.chat.remove({ id: line.id });
  if (result.ok) toastDone(t('chat:done.removed', { name: line.user.name }));
  else toastFailed(result.error);
}

export async function timeOut(line: Line, seconds: number): Promise<void> {
  const { id, name } = line.user;
  const result = await client.chat.timeout({ userId: id, seconds });
  if (!result.ok) toastFailed(result.error);
  else
    toastUndo(t('chat:done.timedOut', { name, length: duration(seconds * 1000) }), {
      label: t('chat:done.undo'),
      run: () => void takeBack(id, name),
    });
}

export async function ban(line: Line): Promise<void> {
  const { id, name } = line.user;
  const result = await client.chat.ban({ userId: id });
  if (!result.ok) toastFailed(result.error);
  else
    toastUndo(t('chat:done.banned', { name }), {
      label: t('chat:done.undo'),
      run: () => void takeBack(id, name),
    });
}

async function takeBack(userId: string, name: string): Promise<void> {
  const result = await client.chat.unban({ userId });
  if (result.ok) toastDone(t('chat:done.takenBack', { name }));
  else toastFailed(result.error);
}
