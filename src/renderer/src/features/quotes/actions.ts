import { t } from 'i18next';
import type { Quote } from '../../../../shared/contract/quotes.ts';
import { client } from '../../api/client.ts';
import { toastChange } from '../../api/undo.ts';
import { download } from '../../ui/download.ts';
import { toastDone, toastFailed } from '../../ui/toast.tsx';

export async function removeQuote(quote: Quote): Promise<void> {
  const answer = await client.quotes.remove({ id: quote.id });
  if (!answer.ok) toastFailed(answer.error);
  else if (quote.state === 'waiting') toastChange(t('quotes:done.denied'), answer.data.undo);
  else toastChange(t('quotes:done.removed', { number: quote.number ?? '' }), answer.data.undo);
}

export async function approveQuote(quote: Quote): Promise<void> {
  const answer = await client.quotes.approve({ id: quote.id });
  if (!answer.ok) toastFailed(answer.error);
  else toastChange(t('quotes:done.approved', { number: answer.data.quote.number ?? '' }), answer.data.undo);
}

export async function restoreQuote(quote: Quote): Promise<void> {
  const answer = await client.quotes.restore({ id: quote.id });
  if (!answer.ok) toastFailed(answer.error);
  else toastChange(t('quotes:done.restored', { number: answer.data.quote.number ?? '' }), answer.data.undo);
}

/** True when it was saved. */
export async function saveQuote(
  id: number,
  fields: Pick<Quote, 'text' | 'author' | 'game' | 'saidAt'>,
): Promise<boolean> {
  const answer = await client.quotes.edit({ id, ...fields });
  if (!answer.ok) {
    toastFailed(answer.error);
    return false;
  }
  toastChange(t('quotes:done.changed', { number: answer.data.quote.number ?? '' }), answer.data.undo);
  return true;
}

const TYPES = { csv: 'text/csv;charset=utf-8', json: 'application/json;charset=utf-8' } as const;

export async function exportQuotes(format: keyof typeof TYPES): Promise<void> {
  const answer = await client.quotes.export({ format });
  if (!answer.ok) {
    toastFailed(answer.error);
    return;
  }
  download(answer.data.fileName, answer.data.text, TYPES[format]);
  toastDone(t('quotes:file.exported', { count: answer.data.quotes }));
}

export async function importQuotes(file: File): Promise<void> {
  const format = file.name.toLowerCase().endsWith('.json') ? 'json' : 'csv';
  const answer = await client.quotes.import({ format, text: await file.text() });
  if (!answer.ok) {
    toastFailed(answer.error);
    return;
  }
  const { added, skipped, undo } = answer.data;
  toastChange(t('quotes:file.imported', { count: added, skipped }), undo);
}
