import { expect, test } from 'vitest';
import {
  addEvents,
  type ChatWindow,
  EMPTY_CHAT,
  MOST_SHOWN,
  pauseChat,
  resumeChat,
  startOver,
} from './chatWindow.ts';
import { came, testLine, testLines } from './testItems.ts';

const keys = (entries: ChatWindow['shown']): number[] => entries.map(({ item }) => item.key);
const struck = (entries: ChatWindow['shown']): number[] => keys(entries.filter(({ removed }) => removed));
const other = { id: 'u2', login: 'mo', name: 'Mo', colour: null, badges: [] };

test('lines stand in the order in which they came, and the oldest go when there are too many', () => {
  const window = addEvents(EMPTY_CHAT, came(...testLines(1, MOST_SHOWN + 20)));
  expect(window.shown).toHaveLength(MOST_SHOWN);
  expect(window.shown[0]?.item.key).toBe(21);
  expect(window.shown.at(-1)?.item.key).toBe(MOST_SHOWN + 20);
});

test('a deleted line stays and is struck, and no other', () => {
  const window = addEvents(EMPTY_CHAT, [...came(...testLines(1, 3)), { type: 'removed', id: 'm2' }]);
  expect(keys(window.shown)).toEqual([1, 2, 3]);
  expect(struck(window.shown)).toEqual([2]);
});

test('a ban strikes all lines of the person, also those that came with it, but none that came later', () => {
  const before = addEvents(EMPTY_CHAT, came(testLine(1), testLine(2, { user: other })));
  const window = addEvents(before, [
    ...came(testLine(3)),
    { type: 'userRemoved', userId: 'u1' },
    ...came(testLine(4)),
  ]);
  expect(struck(window.shown)).toEqual([1, 3]);
});

test('clearing chat strikes lines, not what happened', () => {
  const raid = { kind: 'event', key: 2, time: 5, what: 'raid', text: 'A raid' } as const;
  const window = addEvents(EMPTY_CHAT, [...came(testLine(1), raid), { type: 'cleared' }]);
  expect(struck(window.shown)).toEqual([1]);
});

test('the removal of a line that is not there any more changes nothing at all', () => {
  const window = addEvents(EMPTY_CHAT, came(testLine(1)));
  expect(addEvents(window, [{ type: 'removed', id: 'gone' }]).shown).toBe(window.shown);
});

test('a paused chat stands still, counts what comes, and shows it afterwards', () => {
  const paused = addEvents(pauseChat(addEvents(EMPTY_CHAT, came(testLine(1)))), came(...testLines(2, 4)));
  expect(keys(paused.shown)).toEqual([1]);
  expect(paused.missed).toBe(3);
  const again = resumeChat(paused);
  expect(keys(again.shown)).toEqual([1, 2, 3, 4]);
  expect(again).toMatchObject({ paused: false, missed: 0, waiting: [] });
});

test('a long pause counts every line but keeps only what will be shown', () => {
  const paused = addEvents(pauseChat(EMPTY_CHAT), came(...testLines(1, 2000)));
  expect(paused.missed).toBe(2000);
  expect(paused.waiting).toHaveLength(MOST_SHOWN);
  expect(resumeChat(paused).shown.at(-1)?.item.key).toBe(2000);
});

test('a line that is deleted while it waits, or while the chat stands still, is struck', () => {
  let window = pauseChat(addEvents(EMPTY_CHAT, came(testLine(1))));
  window = addEvents(window, came(testLine(2)));
  window = addEvents(window, [
    { type: 'removed', id: 'm1' },
    { type: 'removed', id: 'm2' },
  ]);
  expect(struck(window.shown)).toEqual([1]);
  expect(struck(resumeChat(window).shown)).toEqual([1, 2]);
});

test('a new beginning replaces all, and what was struck stays struck', () => {
  const before = addEvents(EMPTY_CHAT, [...came(...testLines(1, 3)), { type: 'removed', id: 'm3' }]);
  const window = startOver(before, testLines(2, 5));
  expect(keys(window.shown)).toEqual([2, 3, 4, 5]);
  expect(struck(window.shown)).toEqual([3]);
});

test('after a restart of Emcee an old number on a new line is not taken for the old line', () => {
  const before = addEvents(EMPTY_CHAT, [...came(testLine(1)), { type: 'removed', id: 'm1' }]);
  const window = startOver(before, [testLine(1, { time: 9_000_000 })]);
  expect(struck(window.shown)).toEqual([]);
});

test('a paused chat goes on standing still through a new beginning that joins on', () => {
  const paused = addEvents(pauseChat(addEvents(EMPTY_CHAT, came(...testLines(1, 2)))), came(testLine(3)));
  const window = startOver(paused, testLines(2, 6));
  expect(keys(window.shown)).toEqual([1, 2]);
  expect(keys(window.waiting)).toEqual([3, 4, 5, 6]);
  expect(window.missed).toBe(4);
});

test('a paused chat shows a new beginning that does not join on, and stays paused', () => {
  const paused = pauseChat(addEvents(EMPTY_CHAT, came(...testLines(1, 2))));
  const window = startOver(paused, testLines(50, 51));
  expect(keys(window.shown)).toEqual([50, 51]);
  expect(window).toMatchObject({ paused: true, missed: 0 });
});
