import type { LogRow } from '../../../../shared/contract/log.ts';

/** Rows that are fetched at once. */
export const PAGE_ROWS = 200;

/** Pages kept around what can be seen; the others are put away until they are needed again. */
const PAGES_KEPT = 3;

/** So many live rows may stand on top of the pages before the list starts over from the newest. */
const MOST_LIVE = 2 * PAGE_ROWS;

export interface LogWindowPage {
  /** Asks the engine for this very page: the id of the row before its first. */
  before: number;
  /** How many rows it has, whether they are here or not. */
  count: number;
  /** Null while they are put away. */
  rows: readonly LogRow[] | null;
}

/**
 * The part of the log that the list knows, newest first. It holds few rows however far the streamer scrolls:
 * a page that is far away keeps its place and its cursor, and gives up its rows.
 *
 * A row's id is the cursor for what is older than it, and no row ever gets a smaller id than one before it.
 */
export interface LogWindow {
  /** Rows that arrived while the list was open, newest first. */
  live: readonly LogRow[];
  pages: readonly LogWindowPage[];
  /** The cursor of the next older page; null when there is none. */
  next: number | null;
}

export const EMPTY_WINDOW: LogWindow = { live: [], pages: [], next: null };

/** What there is after the newest page was fetched. */
export function startWindow(rows: readonly LogRow[], next: number | null): LogWindow {
  const [newest] = rows;
  if (!newest) return { live: [], pages: [], next };
  return { live: [], pages: [{ before: newest.id + 1, count: rows.length, rows }], next };
}

export function countRows(window: LogWindow): number {
  return window.pages.reduce((sum, page) => sum + page.count, window.live.length);
}

/** Where a row stands; -1 when it is not among those that are here. */
export function indexOf(window: LogWindow, id: number): number {
  const live = window.live.findIndex((row) => row.id === id);
  if (live !== -1) return live;
  let above = window.live.length;
  for (const { rows, count } of window.pages) {
    const at = rows?.findIndex((row) => row.id === id) ?? -1;
    if (at !== -1) return above + at;
    above += count;
  }
  return -1;
}

/** The id of the newest row that the window has had; 0 when it is empty. */
export function newestId(window: LogWindow): number {
  const first = window.live[0];
  if (first) return first.id;
  const [page] = window.pages;
  return page ? page.before - 1 : 0;
}

/** Puts rows on top; `rows` are in the order in which they happened. */
export function addLive(window: LogWindow, rows: readonly LogRow[]): LogWindow {
  const known = newestId(window);
  const fresh = rows.filter((row) => row.id > known).reverse();
  if (fresh.length === 0) return window;
  const live = [...fresh, ...window.live];
  if (live.length <= MOST_LIVE) return { ...window, live };
  // Whoever follows the newest rows does not see those far below: they are fetched again when scrolled to.
  const kept = live.slice(0, PAGE_ROWS);
  const last = kept.at(-1);
  return { live: kept, pages: [], next: last ? last.id : null };
}

/** Puts the next older page below the others. */
export function addOlder(window: LogWindow, rows: readonly LogRow[], next: number | null): LogWindow {
  if (rows.length === 0 || window.next === null) return { ...window, next };
  const page = { before: window.next, count: rows.length, rows };
  return { ...window, pages: [...window.pages, page], next };
}

/** The row at a place in the list; null when it is put away or there is none. */
export function rowAt(window: LogWindow, index: number): LogRow | null {
  if (index < window.live.length) return window.live[index] ?? null;
  let offset = window.live.length;
  for (const page of window.pages) {
    if (index < offset + page.count) return page.rows?.[index - offset] ?? null;
    offset += page.count;
  }
  return null;
}

/** The cursors of the pages that would be seen between two places, but are put away. */
export function missingPages(window: LogWindow, first: number, last: number): number[] {
  const missing: number[] = [];
  let offset = window.live.length;
  for (const page of window.pages) {
    if (page.rows === null && offset <= last && offset + page.count > first) missing.push(page.before);
    offset += page.count;
  }
  return missing;
}

/** Gives a page its rows back. Fewer than before when the oldest were deleted in the meantime. */
export function fillPage(window: LogWindow, before: number, rows: readonly LogRow[]): LogWindow {
  return {
    ...window,
    pages: window.pages.map((page) => {
      if (page.before !== before) return page;
      const own = rows.slice(0, page.count);
      return { before, count: own.length, rows: own };
    }),
  };
}

/** Puts away the pages that are far from what can be seen. The same window when there is nothing to put away. */
export function putAway(window: LogWindow, first: number, last: number): LogWindow {
  const margin = PAGES_KEPT * PAGE_ROWS;
  let offset = window.live.length;
  let changed = false;
  const pages = window.pages.map((page) => {
    const start = offset;
    offset += page.count;
    const far = start > last + margin || offset < first - margin;
    if (!far || page.rows === null) return page;
    changed = true;
    return { ...page, rows: null };
  });
  return changed ? { ...window, pages } : window;
}
