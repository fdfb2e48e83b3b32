import { create } from 'zustand';
import type { ViewerSort } from '../../../../shared/contract/viewers.ts';

export const COLUMNS = [
  'role',
  'lastSeen',
  'watched',
  'messages',
  'streams',
  'streak',
  'firstSeen',
  'groups',
  'notes',
] as const;
export type Column = (typeof COLUMNS)[number];

/** Widths for the grid of the table. */
export const WIDTH: Record<Column, string> = {
  role: '7rem',
  lastSeen: '6.5rem',
  watched: '5rem',
  messages: '3.75rem',
  streams: '4.5rem',
  streak: '4.5rem',
  firstSeen: '7rem',
  groups: 'minmax(5rem, 1fr)',
  notes: 'minmax(5rem, 1.4fr)',
};

/** Columns of words; they stand behind the balances. */
export const WORDS: ReadonlySet<Column> = new Set(['groups', 'notes']);

/** By what a column sorts; null for one that does not. */
export const SORTS: Record<Column, ViewerSort['by'] | null> = {
  role: 'role',
  lastSeen: 'lastSeen',
  watched: 'watched',
  messages: 'messages',
  streams: 'streams',
  streak: 'streak',
  firstSeen: 'firstSeen',
  groups: null,
  notes: null,
};

/** What stands to the right, so that digits line up. */
export const NUMBERS: ReadonlySet<Column> = new Set(['watched', 'messages', 'streams', 'streak']);

const KEY = 'emcee.users.columns';
const FIRST: readonly Column[] = ['role', 'lastSeen', 'watched', 'messages', 'groups', 'notes'];

function stored(): readonly Column[] {
  const text = localStorage.getItem(KEY);
  if (text === null) return FIRST;
  const names = text.split(',');
  return COLUMNS.filter((column) => names.includes(column));
}

/** The columns that are shown, in their order. */
export const useColumns = create<{ shown: readonly Column[] }>()(() => ({ shown: stored() }));

export function toggleColumn(column: Column): void {
  const { shown } = useColumns.getState();
  const next = COLUMNS.filter((one) => (one === column ? !shown.includes(one) : shown.includes(one)));
  localStorage.setItem(KEY, next.join(','));
  useColumns.setState({ shown: next });
}
