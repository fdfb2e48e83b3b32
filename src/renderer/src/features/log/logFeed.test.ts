import { expect, test } from 'vitest';
import type { LogRow } from '../../../../shared/contract/log.ts';
import { LogFeed } from './logFeed.ts';
import { passes } from './logFilter.ts';
import { countRows, PAGE_ROWS, rowAt } from './logWindow.ts';
import { someRow, someRows } from './testRows.ts';

/** An engine with a log in memory. Answers wait until they are let go. */
function fakeEngine(rows: LogRow[]) {
  let handlers: Parameters<ConstructorParameters<typeof LogFeed>[0]['tail']>[0] | null = null;
  const held: (() => void)[] = [];
  const calls: (number | null)[] = [];
  const feed = new LogFeed({
    list: ({ filter, before, limit }) => {
      calls.push(before);
      return new Promise((resolve) => {
        const fitting = rows
          .filter((row) => passes(filter, row) && (before === null || row.id < before))
          .reverse();
        const page = fitting.slice(0, limit);
        const next = fitting.length > limit ? (page.at(-1)?.id ?? null) : null;
        held.push(() => resolve({ ok: true, data: { rows: page, next } }));
      });
    },
    tail: (given) => {
      handlers = given;
      return () => {
        handlers = null;
      };
    },
  });
  return {
    feed,
    calls,
    state: () => feed.store.getState(),
    ids: () => {
      const { window } = feed.store.getState();
      return Array.from({ length: countRows(window) }, (_, index) => rowAt(window, index)?.id);
    },
    write(...fresh: LogRow[]) {
      rows.push(...fresh);
      handlers?.onEvents(fresh);
    },
    snapshot: () => handlers?.onSnapshot({ newest: rows.at(-1)?.id ?? 0 }),
    watching: () => handlers !== null,
    /** Lets all held answers through. */
    async answer() {
      for (const go of held.splice(0)) go();
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

test('rows written while the first page is under way appear once, in order', async () => {
  const engine = fakeEngine(someRows(1, 3));
  engine.feed.open();
  engine.write(someRow({ id: 4 }));
  await engine.answer();
  engine.write(someRow({ id: 5 }));
  expect(engine.ids()).toEqual([5, 4, 3, 2, 1]);
});

test('while paused rows only count, and resuming shows them all', async () => {
  const engine = fakeEngine(someRows(1, 2));
  engine.feed.open();
  await engine.answer();
  engine.feed.pause('asked');
  engine.write(...someRows(3, 5));
  expect(engine.ids()).toEqual([2, 1]);
  expect(engine.state().waiting).toBe(3);
  engine.feed.resume();
  await engine.answer();
  expect(engine.ids()).toEqual([5, 4, 3, 2, 1]);
  expect(engine.state()).toMatchObject({ paused: 'no', waiting: 0 });
});

test('rows that the filter leaves out neither appear nor count', async () => {
  const engine = fakeEngine(someRows(1, 2));
  engine.feed.open();
  engine.feed.setFilter({ levels: ['error'] });
  await engine.answer();
  engine.write(someRow({ id: 3 }), someRow({ id: 4, level: 'error' }));
  expect(engine.ids()).toEqual([4]);
  engine.feed.pause('asked');
  engine.write(someRow({ id: 5 }));
  expect(engine.state().waiting).toBe(0);
});

test('the answer to an earlier filter does not replace that of the present one', async () => {
  const engine = fakeEngine([...someRows(1, 2), someRow({ id: 3, level: 'error' })]);
  engine.feed.open();
  engine.feed.setFilter({ levels: ['error'] });
  engine.feed.setFilter({ levels: ['info'] });
  await engine.answer();
  expect(engine.ids()).toEqual([2, 1]);
});

test('after a reconnect the rows that were missed are there', async () => {
  const rows = someRows(1, 2);
  const engine = fakeEngine(rows);
  engine.feed.open();
  engine.snapshot();
  await engine.answer();
  rows.push(...someRows(3, 4));
  engine.snapshot();
  await engine.answer();
  expect(engine.ids()).toEqual([4, 3, 2, 1]);
});

test('a reconnect while paused keeps what is shown, and says that there is more', async () => {
  const rows = someRows(1, 2);
  const engine = fakeEngine(rows);
  engine.feed.open();
  engine.snapshot();
  await engine.answer();
  engine.feed.pause('scrolled');
  rows.push(...someRows(3, 4));
  engine.snapshot();
  expect(engine.ids()).toEqual([2, 1]);
  expect(engine.state().waiting).toBeNull();
});

test('older pages are asked for one at a time, and end', async () => {
  const engine = fakeEngine(someRows(1, 2 * PAGE_ROWS + 10));
  engine.feed.open();
  await engine.answer();
  engine.feed.older();
  engine.feed.older();
  await engine.answer();
  engine.feed.older();
  await engine.answer();
  engine.feed.older();
  expect(engine.calls).toEqual([null, PAGE_ROWS + 11, 11]);
  expect(engine.ids().at(-1)).toBe(1);
});

test('a page that was put away is fetched once when it is seen again', async () => {
  const engine = fakeEngine(someRows(1, 12 * PAGE_ROWS));
  engine.feed.open();
  await engine.answer();
  for (let page = 1; page < 12; page += 1) {
    engine.feed.older();
    await engine.answer();
    engine.feed.see(page * PAGE_ROWS, page * PAGE_ROWS + 30);
  }
  expect(engine.ids()[0]).toBeUndefined();
  engine.calls.length = 0;
  engine.feed.see(0, 30);
  engine.feed.see(0, 30);
  await engine.answer();
  expect(engine.calls).toEqual([12 * PAGE_ROWS + 1]);
  expect(engine.ids()[0]).toBe(12 * PAGE_ROWS);
});

test('a page that is left does not go on watching', async () => {
  const engine = fakeEngine(someRows(1, 2));
  const close = engine.feed.open();
  close();
  await engine.answer();
  expect(engine.watching()).toBe(false);
  expect(engine.ids()).toEqual([]);
});
