import type { KeyboardEvent } from 'react';
import type { VirtualRows } from './useVirtualRows.ts';

interface Stand {
  /** The row one stands at; -1 for none yet. */
  at: number;
  /** The first row that is drawn, where one begins. */
  first: number;
  count: number;
  /** Rows in a page. */
  page: number;
}

/** The row that a key leads to; null for a key that leads nowhere. */
export function rowAfter(key: string, { at, first, count, page }: Stand): number | null {
  const moves: Record<string, number> = {
    ArrowDown: at < 0 ? first : at + 1,
    ArrowUp: at < 0 ? first : at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  };
  const to = moves[key];
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to));
}

interface Heard {
  rows: VirtualRows;
  /** The row one stands at; -1 for none yet. */
  at: number;
  walk(to: number): void;
  /** What else a key does with that row; true when it did something. */
  act(key: string): boolean;
}

/** What a key does in a table. A box within a row keeps its own keys; those that walk are the table's. */
export function hearKey(event: KeyboardEvent, { rows, at, walk, act }: Heard): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const isTable = event.target === event.currentTarget;
  if (!isTable && !(event.target instanceof HTMLInputElement)) return;
  const { first, count, height } = rows;
  // What one has just seen stays in sight: the head and one row.
  const page = Math.max(1, Math.floor((rows.scroller.current?.clientHeight ?? 0) / height) - 2);
  const to = rowAfter(event.key, { at, first, count, page });
  if (to !== null) {
    event.preventDefault();
    walk(to);
  } else if (isTable && act(event.key)) event.preventDefault();
}
