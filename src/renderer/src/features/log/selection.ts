import { create } from 'zustand';
import type { LogRow } from '../../../../shared/contract/log.ts';

/** Marked rows are held whole, so there is an end to them. */
export const MOST_MARKED = 1000;

interface Selection {
  /** By id. */
  marked: ReadonlyMap<number, LogRow>;
  /** The row that the keyboard is on; null for none. */
  active: number | null;
  /** The row whose details are shown; null for none. */
  opened: LogRow | null;
}

export const useSelection = create<Selection>()(() => ({ marked: new Map(), active: null, opened: null }));

/** False when no more rows can be marked. */
export function toggleMark(row: LogRow): boolean {
  const marked = new Map(useSelection.getState().marked);
  if (!marked.delete(row.id)) {
    if (marked.size >= MOST_MARKED) return false;
    marked.set(row.id, row);
  }
  useSelection.setState({ marked });
  return true;
}

export function clearMarks(): void {
  useSelection.setState({ marked: new Map() });
}

/** Puts the keyboard on a row; open details follow it. */
export function activate(row: LogRow): void {
  useSelection.setState(({ opened }) => ({ active: row.id, opened: opened ? row : null }));
}

export function openRow(row: LogRow): void {
  useSelection.setState({ active: row.id, opened: row });
}

export function closeRow(): void {
  useSelection.setState({ opened: null });
}

/** As JSON lines, the oldest first. */
export function markedAsJson(): string {
  return [...useSelection.getState().marked.values()]
    .sort((left, right) => left.id - right.id)
    .map((row) => JSON.stringify(row))
    .join('\n');
}
