import { t } from 'i18next';
import { client } from '../../api/client.ts';
import { download } from '../../ui/download.ts';
import { toastDone, toastFailed } from '../../ui/toast.tsx';

export type HistoryKind = 'bets' | 'polls';
export interface HistoryFilter {
  text: string;
  state: 'ended' | 'cancelled' | null;
}

const TYPES = { csv: 'text/csv;charset=utf-8', json: 'application/json;charset=utf-8' } as const;

export async function exportHistory(
  kind: HistoryKind,
  filter: HistoryFilter,
  format: keyof typeof TYPES,
): Promise<void> {
  const answer =
    kind === 'bets'
      ? await client.bets.export({ ...filter, format })
      : await client.polls.export({ ...filter, format });
  if (!answer.ok) {
    toastFailed(answer.error);
    return;
  }
  const { fileName, text, cut } = answer.data;
  const count = 'bets' in answer.data ? answer.data.bets : answer.data.polls;
  download(fileName, text, TYPES[format]);
  toastDone(t(cut ? 'bets:history.cut' : 'bets:history.exported', { count }));
}
