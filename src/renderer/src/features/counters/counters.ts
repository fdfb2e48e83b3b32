import { t } from 'i18next';
import type { Counter } from '../../../../shared/contract/counters.ts';
import { client } from '../../api/client.ts';
import { liveStore } from '../../api/liveStore.ts';
import { toastChange } from '../../api/undo.ts';
import { toastFailed } from '../../ui/toast.tsx';

/** All counters, in the order in which they were made. */
export const counters = liveStore('counters', 'list', (list, { changed, gone }) => {
  const newer = new Map(changed.map((counter) => [counter.id, counter]));
  const there = new Set(list.counters.map(({ id }) => id));
  return {
    counters: [
      ...list.counters
        .filter(({ id }) => !gone.includes(id))
        .map((counter) => newer.get(counter.id) ?? counter),
      ...changed.filter(({ id }) => !there.has(id)),
    ].sort((one, other) => one.id - other.id),
  };
});

/** The stream tells the new value; only what cannot be done is said. */
export async function count(counter: Counter, by: number): Promise<void> {
  const answer = await client.counters.add({ id: counter.id, by });
  if (!answer.ok) toastFailed(answer.error);
}

export async function setCounter(
  counter: Counter,
  to: number,
  scope: 'total' | 'stream' | 'game',
): Promise<void> {
  const answer = await client.counters.set({ id: counter.id, to, scope });
  if (!answer.ok) toastFailed(answer.error);
  else toastChange(t('counters:detail.done', { name: counter.name }), answer.data.undo);
}

export async function removeCounter(counter: Counter): Promise<boolean> {
  const answer = await client.counters.remove({ id: counter.id });
  if (!answer.ok) toastFailed(answer.error);
  else toastChange(t('counters:detail.removed', { name: counter.name }), answer.data.undo);
  return answer.ok;
}

/** A counter of deaths with the shortcuts that most streamers know. */
export async function makeDeaths(): Promise<void> {
  const answer = await client.counters.create({
    name: 'deaths',
    showWord: 'deaths',
    addWord: 'death+',
    takeWord: 'death-',
  });
  if (!answer.ok) toastFailed(answer.error);
  else toastChange(t('counters:made', { name: 'deaths' }), answer.data.undo);
}
