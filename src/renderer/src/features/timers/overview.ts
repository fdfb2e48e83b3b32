import type { Timer, TimerGroup } from '../../../../shared/contract/timers.ts';
import { client } from '../../api/client.ts';
import { liveStore } from '../../api/liveStore.ts';
import { toastChange } from '../../api/undo.ts';
import { toastDone, toastFailed } from '../../ui/toast.tsx';

/** The timers and how they are. */
export const timers = liveStore('timers', 'overview', (_, newer) => newer);

export function newTimer(): Timer {
  return {
    id: 'new',
    name: '',
    enabled: true,
    groupId: null,
    schedule: { kind: 'interval', minutes: 15, lines: 5 },
    liveOnly: true,
    categories: [],
    reaction: { kind: 'text', text: '' },
    announce: null,
  };
}

export function newGroup(): TimerGroup {
  return {
    id: 'new',
    name: '',
    enabled: true,
    turns: 'shuffle',
    schedule: { kind: 'interval', minutes: 15, lines: 5 },
  };
}

/** Says what was done with the way back; says why when it was not. Answers whether it was done. */
export async function done(
  asking: Promise<
    { ok: true; data: { undo: string | null } } | { ok: false; error: Parameters<typeof toastFailed>[0] }
  >,
  message: string,
): Promise<boolean> {
  const result = await asking;
  if (result.ok) toastChange(message, result.data.undo);
  else toastFailed(result.error);
  return result.ok;
}

export async function sendNow(id: string, message: string): Promise<void> {
  const result = await client.timers.sendNow({ id });
  if (result.ok) toastDone(message);
  else toastFailed(result.error);
}

export async function pauseTimers(on: boolean): Promise<void> {
  const result = await client.timers.pause({ on });
  if (!result.ok) toastFailed(result.error);
}
