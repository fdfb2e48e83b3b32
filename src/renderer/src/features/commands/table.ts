import { useMemo } from 'react';
import { create } from 'zustand';
import { liveStore } from '../../api/liveStore.ts';
import { applyTableEvent } from './tableEvents.ts';
import { NO_FILTER, shownRows, type TableFilter, type TableSort } from './tableFilter.ts';
import { rowsOf, type TableRow } from './tableRow.ts';

/** All commands and aliases as they change. */
export const table = liveStore('commands', 'table', applyTableEvent);

interface View {
  filter: TableFilter;
  sort: TableSort;
}

/** What of the table is looked at. It stays while other pages are open. */
export const useView = create<View>()(() => ({ filter: NO_FILTER, sort: { by: 'name', down: false } }));

export function setFilter(change: Partial<TableFilter>): void {
  useView.setState(({ filter }) => ({ filter: { ...filter, ...change } }));
}

/** The same column again turns the order around. Numbers and times begin with the largest. */
export function sortBy(by: TableSort['by']): void {
  useView.setState(({ sort }) => ({
    sort:
      sort.by === by
        ? { by, down: !sort.down }
        : { by, down: by !== 'name' && by !== 'module' && by !== 'role' },
  }));
}

export interface Rows {
  prefix: string;
  /** Null until they are known. */
  all: readonly TableRow[] | null;
  shown: readonly TableRow[];
  refused: { code: string; message: string } | null;
}

export function useRows(): Rows {
  const { data, refused } = table.useLive();
  const { filter, sort } = useView();
  const all = useMemo(() => data && rowsOf(data.rows, data.aliases), [data]);
  const prefix = data?.prefix ?? '!';
  const shown = useMemo(() => shownRows(all ?? [], filter, sort, prefix), [all, filter, sort, prefix]);
  return { prefix, all, shown, refused };
}

/** The rows as they are now; none before they are known. */
export function peekRows(): { prefix: string; rows: readonly TableRow[] } {
  const { data } = table.peek();
  return data ? { prefix: data.prefix, rows: rowsOf(data.rows, data.aliases) } : { prefix: '!', rows: [] };
}
