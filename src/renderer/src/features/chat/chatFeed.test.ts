import { expect, test } from 'vitest';
import type { ChatItem } from '../../../../shared/contract/chat.ts';
import { FakeTiming } from '../../api/testing/fakeTiming.ts';
import { ChatFeed, type ChatFeedParts } from './chatFeed.ts';
import type { ChatEvent } from './chatWindow.ts';
import { came, testLine, testLines } from './testItems.ts';

function setUp() {
  const timing = new FakeTiming();
  const frames = new Set<() => void>();
  let handlers: Parameters<ChatFeedParts['watch']>[0] | null = null;
  let watching = 0;
  const feed = new ChatFeed({
    watch(given) {
      handlers = given;
      watching += 1;
      return () => {
        watching -= 1;
      };
    },
    frame(run) {
      frames.add(run);
      return () => frames.delete(run);
    },
    after: (ms, run) => timing.after(ms, run),
  });
  let changes = 0;
  feed.store.subscribe((state, before) => {
    if (state.drawn !== before.drawn) changes += 1;
  });
  return {
    feed,
    timing,
    snapshot: (items: ChatItem[]) => handlers?.onSnapshot({ items }),
    events: (events: ChatEvent[]) => handlers?.onEvents(events),
    refuse: () => handlers?.onRefused({ code: 'feature_off', message: 'It is off.' }),
    /** Draws one picture. */
    picture: () => {
      const due = [...frames];
      frames.clear();
      for (const run of due) run();
    },
    waitingFrames: () => frames.size,
    watching: () => watching,
    drawn: () => feed.store.getState().drawn.map(({ item }) => item.key),
    changes: () => changes,
  };
}

test('however many batches come between two pictures, the page changes once', () => {
  const { feed, snapshot, events, picture, drawn, changes } = setUp();
  feed.open();
  snapshot([]);
  picture();
  const before = changes();
  for (let key = 1; key <= 30; key += 1) events(came(testLine(key)));
  expect(changes()).toBe(before);
  picture();
  expect(changes()).toBe(before + 1);
  expect(drawn().at(-1)).toBe(30);
});

test('in a flood the page holds what fits, and takes in the rest bit by bit when it is calm again', () => {
  const { feed, timing, snapshot, events, picture, drawn } = setUp();
  feed.fit(30);
  feed.open();
  snapshot(testLines(1, 200));
  picture();
  expect(drawn()).toEqual(testLines(171, 200).map(({ key }) => key));
  events(came(...testLines(201, 300)));
  picture();
  expect(drawn()).toHaveLength(30);
  timing.advance(300);
  const sizes: number[] = [];
  for (let pictures = 0; pictures < 10; pictures += 1) {
    picture();
    sizes.push(drawn().length);
  }
  const growth = sizes.map((size, index) => size - (sizes[index - 1] ?? 30));
  expect(Math.max(...growth)).toBeLessThanOrEqual(40);
  expect(drawn()).toEqual(testLines(1, 300).map(({ key }) => key));
});

test('lines that come one by one are added to what is drawn', () => {
  const { feed, snapshot, events, picture, drawn, timing } = setUp();
  feed.fit(30);
  feed.open();
  snapshot(testLines(1, 60));
  picture();
  timing.advance(300);
  picture();
  events(came(testLine(61)));
  picture();
  expect(drawn()).toEqual(testLines(1, 61).map(({ key }) => key));
});

test('while it is held nothing moves; the last to let go shows what waited', () => {
  const { feed, snapshot, events, picture, drawn } = setUp();
  feed.open();
  snapshot([testLine(1)]);
  picture();
  feed.hold('pointer');
  feed.hold('menu');
  events(came(testLine(2), testLine(3)));
  picture();
  expect(drawn()).toEqual([1]);
  expect(feed.store.getState().missed).toBe(2);
  feed.release('pointer');
  picture();
  expect(drawn()).toEqual([1]);
  feed.release('menu');
  picture();
  expect(drawn()).toEqual([1, 2, 3]);
  expect(feed.store.getState().missed).toBe(0);
});

test('holding a flooded chat takes in the lines that were left out', () => {
  const { feed, snapshot, picture, drawn } = setUp();
  feed.fit(20);
  feed.open();
  snapshot(testLines(1, 100));
  picture();
  expect(drawn()).toHaveLength(20);
  feed.hold('scroll');
  for (let pictures = 0; pictures < 4; pictures += 1) picture();
  expect(drawn()).toHaveLength(100);
});

test('closing lets go of the stream, of the hold and of every timer', () => {
  const { feed, timing, snapshot, events, picture, drawn, waitingFrames, watching } = setUp();
  feed.fit(20);
  const close = feed.open();
  snapshot(testLines(1, 100));
  picture();
  feed.hold('row');
  events(came(testLine(101)));
  close();
  expect(watching()).toBe(0);
  expect(waitingFrames()).toBe(0);
  expect(timing.waiting).toBe(0);
  expect(drawn().at(-1)).toBe(101);
});

test('a refused stream says why, and is ready again with its snapshot', () => {
  const { feed, snapshot, refuse } = setUp();
  feed.open();
  refuse();
  expect(feed.store.getState().refused?.code).toBe('feature_off');
  snapshot([]);
  expect(feed.store.getState()).toMatchObject({ refused: null, ready: true });
});
