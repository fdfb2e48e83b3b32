import type { Timer, TimerGroup } from '../../../../shared/contract/timers.ts';
import { client } from '../../api/client.ts';
import { liveStore } from '../../api/liveStore.ts';
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

export async function sendNow(id: string, message: string): Promise<void> {
  const result = await client.timers.sendNow({ id });
  if (result.ok) toastDone(message);
  else toastFailed(result.error);
}

export async function pauseTimers(on: boolean): Promise<void> {
  const result = await client.timers.pause({ on });
  if (!result.ok) toastFailed(result.error);
}
