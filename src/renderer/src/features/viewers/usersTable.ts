import { create } from 'zustand';
import type { ViewerFilter, ViewerRow, ViewerSort } from '../../../../shared/contract/viewers.ts';
import type { WireError } from '../../../../shared/rpc/errors.ts';
import { client } from '../../api/client.ts';

const PAGE = 100;

export const NO_FILTER: ViewerFilter = {
  text: '',
  roles: [],
  group: '',
  only: 'all',
  seenFrom: null,
  seenTo: null,
};

interface UsersTable {
  filter: ViewerFilter;
  sort: ViewerSort;
  /** Null before the first answer. */
  total: number | null;
  /** By their number in the order; only pages that were seen are there. */
  pages: ReadonlyMap<number, readonly ViewerRow[]>;
  error: WireError | null;
  marked: ReadonlySet<string>;
  /** The id of who is shown beside the table; null for nobody. */
  opened: string | null;
  /** The row that the keyboard stands on. */
  active: number;
}

export const useUsers = create<UsersTable>()(() => ({
  filter: NO_FILTER,
  sort: { by: 'lastSeen', currency: '', descending: true },
  total: null,
  pages: new Map(),
  error: null,
  marked: new Set(),
  opened: null,
  active: 0,
}));

const { getState, setState } = useUsers;
let turn = 0;
let asking = false;
let askAgain = false;
const fetching = new Set<string>();

export function rowAt(table: Pick<UsersTable, 'pages'>, index: number): ViewerRow | null {
  return table.pages.get(Math.floor(index / PAGE))?.[index % PAGE] ?? null;
}

/** Asks the present question anew. What is typed while an answer is under way is asked once, when it has come. */
export function refresh(): void {
  if (asking) {
    askAgain = true;
    return;
  }
  asking = true;
  void ask().finally(() => {
    asking = false;
    if (!askAgain) return;
    askAgain = false;
    refresh();
  });
}

async function ask(): Promise<void> {
  turn += 1;
  const mine = turn;
  fetching.clear();
  const { filter, sort } = getState();
  const answer = await client.viewers.list({ filter, sort, offset: 0, limit: PAGE });
  if (mine !== turn) return;
  if (!answer.ok) {
    setState({ error: answer.error });
    return;
  }
  setState({ total: answer.data.total, pages: new Map([[0, answer.data.rows]]), error: null });
}

/** Fetches the pages that can be seen and are not here yet. */
export function see(first: number, last: number): void {
  const { total, pages } = getState();
  if (total === null) return;
  for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page += 1) {
    const key = `${turn} ${page}`;
    if (page * PAGE >= total || pages.has(page) || fetching.has(key)) continue;
    fetching.add(key);
    void fetchPage(page, turn).finally(() => fetching.delete(key));
  }
}

async function fetchPage(page: number, mine: number): Promise<void> {
  const { filter, sort } = getState();
  const answer = await client.viewers.list({ filter, sort, offset: page * PAGE, limit: PAGE, anew: false });
  if (mine !== turn || !answer.ok) return;
  setState((table) => ({
    total: answer.data.total,
    pages: new Map(table.pages).set(page, answer.data.rows),
  }));
}

export function setFilter(changes: Partial<ViewerFilter>): void {
  setState((table) => ({ filter: { ...table.filter, ...changes }, active: 0 }));
  refresh();
}

/** The same column again turns the order around. Names begin at A, all else with the most. */
export function sortBy(by: ViewerSort['by'], currency = ''): void {
  const { sort } = getState();
  const same = sort.by === by && sort.currency === currency;
  setState({ sort: { by, currency, descending: same ? !sort.descending : by !== 'name' }, active: 0 });
  refresh();
}

export function isFiltering(filter: ViewerFilter): boolean {
  return (
    filter.text !== '' ||
    filter.roles.length > 0 ||
    filter.group !== '' ||
    filter.only !== 'all' ||
    filter.seenFrom !== null ||
    filter.seenTo !== null
  );
}

export function toggleMark(id: string): void {
  setState(({ marked }) => {
    const next = new Set(marked);
    if (!next.delete(id)) next.add(id);
    return { marked: next };
  });
}

export function mark(ids: readonly string[]): void {
  setState({ marked: new Set(ids) });
}

export function open(id: string | null): void {
  setState({ opened: id });
}

export function activate(active: number): void {
  setState({ active });
}
