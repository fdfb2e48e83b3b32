import { create } from 'zustand';
import type { TableRow } from './tableRow.ts';

interface Selection {
  /** Keys of rows. */
  marked: ReadonlySet<string>;
  /** The row that the keyboard is on; null for none. */
  active: string | null;
}

export const useSelection = create<Selection>()(() => ({ marked: new Set(), active: null }));

export function toggleMark(key: string): void {
  const marked = new Set(useSelection.getState().marked);
  if (!marked.delete(key)) marked.add(key);
  useSelection.setState({ marked });
}

export function markAll(rows: readonly TableRow[]): void {
  useSelection.setState({ marked: new Set(rows.map(({ key }) => key)) });
}

export function clearMarks(): void {
  useSelection.setState({ marked: new Set() });
}

export function activate(key: string): void {
  useSelection.setState({ active: key });
}

/** Marks of rows that are gone are forgotten, so that nothing unseen is changed with the others. */
export function keepMarks(rows: readonly TableRow[]): void {
  const { marked } = useSelection.getState();
  const there = new Set(rows.map(({ key }) => key));
  const kept = [...marked].filter((key) => there.has(key));
  if (kept.length < marked.size) useSelection.setState({ marked: new Set(kept) });
}
