import { t } from 'i18next';
import type { Entry, WordList } from '../../../../shared/contract/social.ts';
import type { Result } from '../../../../shared/rpc/errors.ts';
import { client } from '../../api/client.ts';
import { liveStore } from '../../api/liveStore.ts';
import { toastChange } from '../../api/undo.ts';
import { download } from '../../ui/download.ts';
import { toastDone, toastFailed } from '../../ui/toast.tsx';

export const wordLists = liveStore('social', 'lists', (_, news) => news);

export type EntryFields = Pick<Entry, 'text' | 'category' | 'weight' | 'enabled'>;

/** Says what was done and offers the way back, or says why it was not. True when it was. */
function told(answer: Result<{ undo: string | null }>, message: string): boolean {
  if (answer.ok) toastChange(message, answer.data.undo);
  else toastFailed(answer.error);
  return answer.ok;
}

export async function saveEntry(list: string, id: number | null, fields: EntryFields): Promise<boolean> {
  const answer = await client.social.save({ list, id, ...fields });
  return told(answer, t(id === null ? 'social:entry.added' : 'social:entry.saved'));
}

export async function switchEntry({ id, list, ...fields }: Entry, enabled: boolean): Promise<void> {
  const answer = await client.social.save({ ...fields, list, id, enabled });
  told(answer, t(enabled ? 'social:entry.switchedOn' : 'social:entry.switchedOff'));
}

export async function removeEntry(entry: Entry): Promise<void> {
  told(await client.social.remove({ ids: [entry.id] }), t('social:entry.removed'));
}

export async function blockCategory(list: string, category: string, blocked: boolean): Promise<void> {
  const answer = await client.social.block({ list, category, blocked });
  told(answer, t(blocked ? 'social:categories.blocked' : 'social:categories.allowed', { name: category }));
}

export async function createList(name: string, title: string): Promise<boolean> {
  return told(await client.social.create({ name, title }), t('social:create.done', { title }));
}

export async function dropList({ name, title }: WordList): Promise<void> {
  told(await client.social.drop({ list: name }), t('social:drop.done', { title }));
}

export async function resetList({ name, title }: WordList): Promise<void> {
  told(await client.social.reset({ list: name }), t('social:reset.done', { title }));
}

const TYPES = {
  csv: 'text/csv;charset=utf-8',
  json: 'application/json;charset=utf-8',
  txt: 'text/plain;charset=utf-8',
} as const;

export async function exportList(list: string, format: keyof typeof TYPES): Promise<void> {
  const answer = await client.social.export({ list, format });
  if (!answer.ok) {
    toastFailed(answer.error);
    return;
  }
  download(answer.data.fileName, answer.data.text, TYPES[format]);
  toastDone(t('social:file.exported', { count: answer.data.entries }));
}

export async function importList(list: string, file: File): Promise<void> {
  const ending = file.name.toLowerCase().split('.').at(-1);
  const format = ending === 'csv' || ending === 'json' ? ending : 'txt';
  const answer = await client.social.import({ list, format, text: await file.text() });
  if (!answer.ok) {
    toastFailed(answer.error);
    return;
  }
  const { added, skipped, undo } = answer.data;
  toastChange(t('social:file.imported', { count: added, skipped }), undo);
}
