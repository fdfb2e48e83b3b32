import { expect, test } from 'vitest';
import { FakeTiming } from '../api/testing/fakeTiming.ts';
import { CardQueue } from './cardQueue.ts';

const card = (id: string, duration = 5000) => ({ id, title: 'Title', text: id, duration });

function stage() {
  const timing = new FakeTiming();
  const shown: (string | null)[] = [];
  const queue = new CardQueue((on) => shown.push(on?.id ?? null), timing);
  return { timing, shown, queue };
}

test('cards are shown one after the other, with an empty stage in between', () => {
  const { timing, shown, queue } = stage();
  queue.add(card('a'));
  queue.add(card('b', 3000));
  expect(shown).toEqual(['a']);
  timing.advance(5000);
  expect(shown).toEqual(['a', null]);
  timing.advance(450);
  expect(shown).toEqual(['a', null, 'b']);
  timing.advance(3450);
  expect(shown).toEqual(['a', null, 'b', null]);
  queue.add(card('c'));
  expect(shown.at(-1)).toBe('c');
});

test('a card that comes during the gap waits for its end', () => {
  const { timing, shown, queue } = stage();
  queue.add(card('a'));
  timing.advance(5100);
  queue.add(card('b'));
  expect(shown).toEqual(['a', null]);
  timing.advance(350);
  expect(shown).toEqual(['a', null, 'b']);
});

test('a pause empties the stage at once, and its end shows what waited', () => {
  const { timing, shown, queue } = stage();
  queue.add(card('a'));
  queue.add(card('b'));
  timing.advance(100);
  queue.setPaused(true);
  expect(shown).toEqual(['a', null]);
  timing.advance(60_000);
  queue.add(card('c'));
  expect(shown).toEqual(['a', null]);
  queue.setPaused(false);
  expect(shown).toEqual(['a', null, 'b']);
  timing.advance(5450);
  expect(shown.at(-1)).toBe('c');
});

test('a pause in the gap does not show the next card later', () => {
  const { timing, shown, queue } = stage();
  queue.add(card('a'));
  queue.add(card('b'));
  timing.advance(5100);
  queue.setPaused(true);
  timing.advance(60_000);
  expect(shown).toEqual(['a', null, null]);
});

test('a flood keeps the newest cards and drops the oldest that wait', () => {
  const { timing, shown, queue } = stage();
  for (let index = 0; index < 500; index += 1) queue.add(card(String(index), 1000));
  timing.advance(500 * 1450);
  const seen = shown.filter((id) => id !== null);
  expect(seen).toHaveLength(51);
  expect(seen.slice(0, 2)).toEqual(['0', '450']);
  expect(seen.at(-1)).toBe('499');
});

test('a card without a time still can be read', () => {
  const { timing, shown, queue } = stage();
  queue.add(card('a', 0));
  timing.advance(999);
  expect(shown).toEqual(['a']);
});

test('the queue holds no timer once the stage is empty', () => {
  const { timing, queue } = stage();
  queue.add(card('a'));
  timing.advance(10_000);
  expect(timing.waiting).toBe(0);
});
