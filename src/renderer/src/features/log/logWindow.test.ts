import { expect, test } from 'vitest';
import {
  addLive,
  addOlder,
  countRows,
  fillPage,
  indexOf,
  type LogWindow,
  missingPages,
  newestId,
  PAGE_ROWS,
  putAway,
  rowAt,
  startWindow,
} from './logWindow.ts';
import { someRows } from './testRows.ts';

/** Newest first, from `newest` down, as the engine answers. */
const page = (newest: number, count = PAGE_ROWS) => someRows(newest - count + 1, newest).reverse();

/** A window of so many full pages below row 10,000. */
function scrolledDown(pages: number): LogWindow {
  let window = startWindow(page(10_000), 10_000 - PAGE_ROWS + 1);
  for (let index = 1; index < pages; index += 1) {
    const next = window.next ?? 0;
    window = addOlder(window, page(next - 1), next - PAGE_ROWS);
  }
  return window;
}

/** How many rows are really held. */
const held = (window: LogWindow): number =>
  window.live.length + window.pages.reduce((sum, each) => sum + (each.rows?.length ?? 0), 0);

test('rows stand in one list without gaps across live rows and pages', () => {
  const window = addLive(scrolledDown(3), someRows(10_001, 10_003));
  const ids = Array.from({ length: countRows(window) }, (_, index) => rowAt(window, index)?.id);
  expect(ids).toEqual(Array.from({ length: 3 * PAGE_ROWS + 3 }, (_, index) => 10_003 - index));
});

test('a row is found again wherever it stands, and not when it was put away', () => {
  const window = addLive(scrolledDown(3), someRows(10_001, 10_003));
  for (const at of [0, 2, 3, PAGE_ROWS, 3 * PAGE_ROWS + 2]) {
    expect(indexOf(window, rowAt(window, at)?.id ?? 0)).toBe(at);
  }
  expect(indexOf(window, 1)).toBe(-1);
});

test('a row that is pushed and also listed is shown once', () => {
  const window = addLive(startWindow(page(10_000), null), someRows(9_999, 10_001));
  expect(window.live.map(({ id }) => id)).toEqual([10_001]);
});

test('scrolling through a hundred pages holds only those nearby, and every place keeps its index', () => {
  let window = scrolledDown(1);
  for (let index = 1; index < 100; index += 1) {
    const next = window.next ?? 0;
    window = addOlder(window, page(next - 1), next - PAGE_ROWS);
    const bottom = countRows(window);
    window = putAway(window, bottom - 30, bottom);
  }
  expect(countRows(window)).toBe(100 * PAGE_ROWS);
  expect(held(window)).toBeLessThanOrEqual(5 * PAGE_ROWS);
  expect(rowAt(window, 100 * PAGE_ROWS - 1)?.id).toBe(10_000 - 100 * PAGE_ROWS + 1);
  expect(rowAt(window, 0)).toBeNull();
});

test('going back up names exactly the pages to fetch, and puts their rows in their old place', () => {
  const window = putAway(scrolledDown(10), 9 * PAGE_ROWS, 10 * PAGE_ROWS);
  const missing = missingPages(window, PAGE_ROWS - 5, PAGE_ROWS + 5);
  expect(missing).toEqual([10_001, 10_001 - PAGE_ROWS]);
  const filled = missing.reduce((now, before) => fillPage(now, before, page(before - 1)), window);
  expect(missingPages(filled, PAGE_ROWS - 5, PAGE_ROWS + 5)).toEqual([]);
  expect(rowAt(filled, PAGE_ROWS)?.id).toBe(10_000 - PAGE_ROWS);
});

test('a flood of live rows does not grow the window, and what was dropped can be scrolled to again', () => {
  let window = scrolledDown(5);
  for (let id = 10_001; id < 40_000; id += 100) window = addLive(window, someRows(id, id + 99));
  expect(held(window)).toBeLessThanOrEqual(3 * PAGE_ROWS);
  expect(newestId(window)).toBe(40_000);
  const last = rowAt(window, countRows(window) - 1);
  expect(window.next).toBe(last?.id);
});

test('a page whose oldest rows were deleted becomes shorter instead of showing rows of the next one', () => {
  const window = putAway(scrolledDown(9), 0, 10);
  const before = window.pages.at(-1)?.before ?? 0;
  const filled = fillPage(window, before, page(before - 1, 40));
  expect(countRows(filled)).toBe(8 * PAGE_ROWS + 40);
});

test('an empty log takes live rows', () => {
  const window = addLive(startWindow([], null), someRows(1, 2));
  expect([rowAt(window, 0)?.id, rowAt(window, 1)?.id, rowAt(window, 2)]).toEqual([2, 1, null]);
});
